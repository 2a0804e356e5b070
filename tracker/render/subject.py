"""The subject of a message: counts first, because that is what an inbox shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.render.safe import visible
from tracker.render.sections import tally
from tracker.render.summary import join, name_of, news

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model import Alert, Digest

_LENGTH = 150


def subject_of(digests: Sequence[Digest], alerts: Sequence[Alert] = (), notices: Sequence[str] = ()) -> str:
    """Return one line such as '2 sentences dropped, 3 changed: Defense Trilateral Talks'.

    Of a notice only its first line has room here.
    """
    parts = []
    if alerts:
        rules = list(dict.fromkeys(alert.rule for alert in alerts))
        parts.append(f"Alert: {', '.join(rules)}" + ("" if digests else f": {_of(alerts)}"))
    if digests:
        parts.append(_counts(digests))
    elif notices and not alerts:
        parts.append(
            notices[0].splitlines()[0] if len(notices) == 1 else f"{len(notices)} notices about sources"
        )
    line = " · ".join(parts) or "Nothing new"
    flat = " ".join(visible(line).split())
    return flat if len(flat) <= _LENGTH else flat[: _LENGTH - 2].rstrip() + " …"


def _counts(digests: Sequence[Digest]) -> str:
    totals: dict[str, int] = {}
    for digest in digests:
        for name, number in tally(digest).items():
            totals[name] = totals.get(name, 0) + number
    told = news(totals)
    what = join(told) if told else "nothing changed"
    return f"{what}: {_about(digests)}"


def _of(alerts: Sequence[Alert]) -> str:
    series = list(dict.fromkeys(alert.series for alert in alerts))
    return series[0] if len(series) == 1 else f"{len(series)} series"


def _about(digests: Sequence[Digest]) -> str:
    if len(digests) == 1:
        name, series = name_of(digests[0].statement), digests[0].statement.series
        return name if series.casefold() in name.casefold() else f"{series}, {name}"
    names = list(dict.fromkeys(digest.statement.series for digest in digests))
    return names[0] if len(names) == 1 else f"{len(digests)} statements of {len(names)} series"
