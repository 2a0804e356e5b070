"""What can be checked of the looks: contrast, marks besides colour, width, theme and print rules."""

from __future__ import annotations

from typing import Any

import pytest

from tracker.model import FindingKind
from tracker.render import render_digest
from tracker.render.environment import environment
from tracker.render.labels import LOOKS

TOKENS: Any = environment().get_template("_tokens.j2").module
GROUNDS = [("ink", "paper"), ("soft", "paper"), ("link", "paper"), ("ink", "quiet_bg"), ("ink", "card")]
GROUNDS += [(tone, ground) for tone in TOKENS.tones for ground in (f"{tone}_bg", "paper")]


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), GROUNDS)
def test_text_stands_out_from_its_ground(theme: str, text: str, ground: str) -> None:
    colours = getattr(TOKENS, theme)
    assert contrast(colours[text], colours[ground]) >= 4.5


def test_kinds_differ_in_word_and_have_a_mark() -> None:
    assert len({look.word for look in LOOKS.values()}) == len(FindingKind)
    assert all(look.mark for look in LOOKS.values())
    lost = {look.mark for look in LOOKS.values() if look.tone == "lost"}
    assert not lost & {look.mark for look in LOOKS.values() if look.tone == "gained"}


def test_diff_marks_do_not_need_colour(example: Any) -> None:
    page = render_digest([example.digest], "html")
    assert "<del>" in page
    assert "<ins>" in page
    assert "del { text-decoration: line-through" in page
    assert "ins { text-decoration: underline" in page


@pytest.mark.parametrize("rule", ["prefers-color-scheme: dark", "@media print", "max-width: 600px"])
def test_page_follows_theme_paper_and_phone(example: Any, rule: str) -> None:
    assert rule in render_digest([example.digest], "html")


def test_mail_folds_to_a_count_and_page_to_details(example: Any) -> None:
    mail = render_digest([example.digest], "html", medium="mail")
    page = render_digest([example.digest], "html", medium="page")
    assert "3 sentences word for word as before." in mail
    assert "<details" not in mail
    assert "<details" in page
    assert "Standing line 12 remains." in page
    assert "Standing line 12 remains." not in mail
