from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError

from tracker.render import render_digest
from tracker.render.environment import environment


def test_users_template_wins_and_the_others_stay(tmp_path: Path, example: Any) -> None:
    (tmp_path / "_diff.html.j2").write_text(
        "{% macro words(segments) %}<b>{{ segments[0].text }}</b>{% endmacro %}", encoding="utf-8"
    )
    page = render_digest([example.digest], "html", templates=(tmp_path,))
    assert "<b>They will adopt" in page
    assert "At a glance" in page
    assert "<b>They will adopt" not in render_digest([example.digest], "html")


def test_unknown_variable_is_an_error_not_a_gap(tmp_path: Path) -> None:
    (tmp_path / "digest.txt.j2").write_text("{{ nonsense }}", encoding="utf-8")
    with pytest.raises(UndefinedError, match="nonsense"):
        render_digest([], "text", templates=(tmp_path,))


def test_html_is_escaped_and_text_is_not(tmp_path: Path) -> None:
    for name in ("digest.html.j2", "digest.txt.j2"):
        (tmp_path / name).write_text("{{ title }}", encoding="utf-8")
    env = environment((tmp_path,))
    assert env.get_template("digest.html.j2").render(title="<b>") == "&lt;b&gt;"
    assert env.get_template("digest.txt.j2").render(title="<b>") == "<b>"
