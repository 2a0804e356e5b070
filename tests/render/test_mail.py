from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tracker.model import Alert, Digest, Finding
from tracker.render import Letter, render_mail
from tracker.render.subject import subject_of


@pytest.fixture
def digest(request: pytest.FixtureRequest) -> Digest:
    from alerts.conftest import digest as make
    from alerts.conftest import finding
    from tracker.model import FindingKind

    return make(
        finding(FindingKind.DROPPED, old="They condemned the attacks on fishing boats."),
        finding(FindingKind.NEW, new="They welcomed the <b>survey</b> of the southern banks."),
    )


def many(digest: Digest, number: int) -> Digest:
    base = digest.findings[1]
    findings = tuple(
        replace(base, id=f"f{i}", weight=(i % 97) / 97, headline=f"Headline {i}", new=_numbered(base, i))
        for i in range(number)
    )
    return replace(digest, findings=findings)


def _numbered(finding: Finding, number: int) -> object:
    assert finding.new is not None
    note = replace(finding.new.annotated, text=f"Sentence {number} of a very long communiqué about the sea.")
    return replace(finding.new, index=number, annotated=note)


def test_styles_stand_in_the_tags_and_nothing_is_left_that_mail_programs_refuse(digest: Digest) -> None:
    html = render_mail(Letter((digest,))).html
    assert re.search(r'<h1[^>]* style="[^"]*font-size', html)
    assert "var(--" not in html
    assert "<script" not in html
    assert "<details" not in html
    assert "<link" not in html
    assert "prefers-color-scheme: dark" in html
    assert "!important" in html
    assert "<b>survey</b>" not in html


def test_colour_is_never_the_only_sign(digest: Digest) -> None:
    text = re.sub(r"<[^>]+>", " ", render_mail(Letter((digest,))).html.split("</style>")[-1])
    assert "Dropped" in text
    assert "New" in text


@pytest.mark.parametrize("number", [50, 400])
def test_a_long_message_is_cut_by_weight_and_says_so(digest: Digest, number: int) -> None:
    long = many(digest, number)
    mail = render_mail(Letter((long,)), changelog="https://example.org/log/", limit=60_000)
    assert len(mail.html.encode()) <= 60_000
    assert len(mail.plain.encode()) <= 60_000
    shown = set(re.findall(r'id="f-(f\d+)"', mail.html))
    assert 0 < len(shown) < number
    kept = min(f.weight for f in long.findings if f.id in shown)
    lost = max(f.weight for f in long.findings if f.id not in shown)
    assert kept >= lost
    assert f"of {number} findings" in mail.html
    assert 'href="https://example.org/log/"' in mail.html
    assert len(json.loads(mail.json)["digests"][0]["findings"]) == number


def test_a_flood_of_digests_still_fits(digest: Digest) -> None:
    mail = render_mail(Letter((many(digest, 20),) * 60), limit=40_000)
    assert len(mail.html.encode()) <= 40_000
    assert "left out" in mail.html


def test_the_subject_has_the_counts_first(digest: Digest) -> None:
    assert subject_of((digest,)).startswith("1 sentence dropped and 1 new: ")
    assert subject_of((digest, digest)).startswith("2 sentences dropped and 2 new: ")
    alert = Alert("Fish", "k", "rings", "S")
    assert subject_of((digest,), (alert,)).startswith("Alert: Fish · 1 sentence dropped")
    assert subject_of((), (), ("The source is silent.",)) == "The source is silent."
    assert "\n" not in subject_of((), (), ("a\nb",))


def test_a_reader_s_own_template_is_used(digest: Digest, tmp_path: Path) -> None:
    (tmp_path / "mail.txt.j2").write_text("Mine: {{ title }}", encoding="utf-8")
    assert render_mail(Letter((digest,)), templates=(tmp_path,)).plain.startswith("Mine: 1 sentence dropped")
