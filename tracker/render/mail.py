"""A message to a reader: digests, alerts and notices with two faces, HTML and plain text, and as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

import css_inline

from tracker.render.digest import TEXT_WIDTH
from tracker.render.digest_json import digest_dict, dumps
from tracker.render.environment import environment
from tracker.render.safe import href
from tracker.render.subject import subject_of
from tracker.render.view import View, views_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from tracker.model import Alert, Digest

_INLINER = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


@dataclass(frozen=True, slots=True)
class Letter:
    """What a message tells, before it has a form."""

    digests: tuple[Digest, ...] = ()
    alerts: tuple[Alert, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message in every form in which it goes out."""

    subject: str
    plain: str
    html: str
    json: str


@dataclass(frozen=True, slots=True)
class _Cut:
    """What is left of a letter that was too long."""

    views: tuple[View, ...]
    more: str | None


def render_mail(
    letter: Letter, *, changelog: str | None = None, limit: int = 95_000, templates: tuple[Path, ...] = ()
) -> Rendered:
    """Render a letter.

    The HTML has its styles in every tag, because mail programs read them only there. Where it would be
    longer than ``limit`` bytes, the findings of least weight are left out and counted, with a link to the
    changelog; a mail program that cuts by itself (Gmail at 102 kB) would hide the end without a word.

    Args:
        letter: what to tell.
        changelog: address of the changelog, for the links to it.
        limit: bytes of HTML, and of plain text.
        templates: folders with a user's own templates, looked in first.
    """
    link = href(changelog)
    subject = subject_of(letter.digests, letter.alerts, letter.notices)

    def html(cut: _Cut) -> str:
        return _INLINER.inline(_fill("mail.html.j2", letter, cut, subject, link, templates))

    def plain(cut: _Cut) -> str:
        return _fill("mail.txt.j2", letter, cut, subject, link, templates).strip() + "\n"

    return Rendered(
        subject=subject,
        plain=_fitted(letter.digests, plain, limit),
        html=_fitted(letter.digests, html, limit),
        json=letter_json(letter),
    )


def letter_json(letter: Letter) -> str:
    """Return a letter as JSON (``docs/json.md``), all of it."""
    return dumps(
        {
            "version": 1,
            "alerts": [asdict(alert) for alert in letter.alerts],
            "notices": list(letter.notices),
            "digests": [digest_dict(digest) for digest in letter.digests],
        }
    )


def _fill(
    name: str, letter: Letter, cut: _Cut, subject: str, link: str | None, templates: tuple[Path, ...]
) -> str:
    return (
        environment(templates)
        .get_template(name)
        .render(
            views=cut.views,
            alerts=letter.alerts,
            notices=letter.notices,
            more=cut.more,
            changelog=link,
            title=subject,
            medium="mail",
            width=TEXT_WIDTH,
        )
    )


def _fitted(digests: Sequence[Digest], write: Callable[[_Cut], str], limit: int) -> str:
    """Return the longest text within ``limit`` bytes: all findings, or the weightiest that fit."""
    views = views_of(digests)
    whole = write(_Cut(views, None))
    if len(whole.encode()) <= limit:
        return whole
    ranked = sorted((f for d in digests for f in d.findings), key=lambda f: (-f.weight, f.id))
    order = [finding.id for finding in ranked]
    by_findings = _longest(len(order), lambda n: write(_trimmed(views, order[:n], len(order))), limit)
    if by_findings is not None:
        return by_findings
    bare = _trimmed(views, (), len(order)).views
    return _longest(len(bare), lambda n: write(_shortened(bare, n)), limit) or write(_shortened(bare, 0))


def _longest(most: int, write: Callable[[int], str], limit: int) -> str | None:
    """Return the text of the largest number from 0 to below ``most`` that fits; null where none does."""
    best, low, high = None, 0, most - 1
    while low <= high:
        middle = (low + high) // 2
        text = write(middle)
        if len(text.encode()) <= limit:
            best, low = text, middle + 1
        else:
            high = middle - 1
    return best


def _trimmed(views: Sequence[View], kept: Collection[str], total: int) -> _Cut:
    keep = set(kept)
    cut = tuple(
        replace(
            view,
            glance=tuple(e for e in view.glance if e.id in keep),
            sections=tuple(
                replace(section, entries=some)
                for section in view.sections
                if (some := tuple(e for e in section.entries if e.id in keep))
            ),
        )
        for view in views
    )
    left = total - len(keep)
    return _Cut(
        cut, f"This message shows the {len(keep)} weightiest of {total} findings, {left} are left out."
    )


def _shortened(views: Sequence[View], number: int) -> _Cut:
    left = len(views) - number
    noun = "statement is" if left == 1 else "statements are"
    return _Cut(tuple(views[:number]), f"{left} more {noun} left out, and all findings.")
