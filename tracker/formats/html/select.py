"""Segments → what is kept and what is left out, with the reason of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.formats.html.dom import tag_of, words_of
from tracker.formats.html.judge import (
    Verdict,
    judge_element,
    judge_heading,
    judge_inline,
    judge_line,
    prose_weight,
    weigh,
)
from tracker.formats.html.region import main_region
from tracker.formats.html.teasers import teaser_elements
from tracker.model import BlockKind, DiscardReason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.html import HtmlElement

    from tracker.formats.html.walk import Segment

_OUTSIDE = Verdict(DiscardReason.PAGE_FURNITURE, "stands outside the main text")

_BEFORE = Verdict(DiscardReason.PAGE_FURNITURE, "stands above the title")
_TITLES = frozenset({"title", "tit", "subject", "headline", "subj"})
_SHORT_TITLE, _LONG_TITLE = 20, 200
_LITTLE = 0.1
_NEXT_TO_NOTHING = 150
_MUCH_MORE = 3
_MOST = 0.5


@dataclass(frozen=True, slots=True)
class Selection:
    """The segments of the text, and all others with the reason why not."""

    kept: tuple[Segment, ...]
    left_out: tuple[tuple[Segment, Verdict], ...]


def select(root: HtmlElement, segments: Sequence[Segment]) -> Selection:
    """Part the text of a page from its furniture.

    Where next to nothing remains, the names that authors gave to their elements are not believed and
    the search is repeated without them: one badly named container must not cost the whole text.
    """
    first = _select(root, segments, believing=True)
    found = sum(map(prose_weight, first.kept))
    if found >= _NEXT_TO_NOTHING:
        return first
    second = _select(root, segments, believing=False)
    return second if sum(map(prose_weight, second.kept)) > _MUCH_MORE * found else first


def _select(root: HtmlElement, segments: Sequence[Segment], *, believing: bool) -> Selection:
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    verdicts = _element_verdicts(elements, segments, believing=believing)
    judged = [
        (
            segment,
            verdicts.get(segment.element)
            or judge_line(segment)
            or (judge_inline(segment) if believing else None),
        )
        for segment in segments
    ]
    if believing:
        taken = _sections(judged)
        # A heading that took most of the text with it was a heading of the text.
        judged = taken if _prose(taken) > _MOST * _prose(judged) else judged
    left = [segment for segment, verdict in judged if verdict is None]
    regions = main_region(root, weigh(elements, _own(left)))
    inside = {element for region in regions for element in region.iter()}
    nearest = _heading_above(judged, inside)
    kept, left_out = [], []
    for segment, verdict in judged:
        near = segment.element in inside or segment.level == 1 or segment is nearest
        final = verdict or (None if near else _OUTSIDE)
        if final is None:
            kept.append(segment)
        else:
            left_out.append((segment, final))
    before = _before_title(kept)
    left_out += [(segment, _BEFORE) for segment in kept[:before]]
    return Selection(tuple(kept[before:]), tuple(left_out))


def _heading_above(
    judged: Sequence[tuple[Segment, Verdict | None]], inside: set[HtmlElement]
) -> Segment | None:
    """The last heading above the main text: its title, on pages whose ``<h1>`` names the site."""
    found: Segment | None = None
    for segment, verdict in judged:
        if segment.element in inside and verdict is None and prose_weight(segment):
            break
        if verdict is None and (segment.kind is BlockKind.HEADING or _is_titled(segment)):
            found = segment
    return found


def _is_titled(segment: Segment) -> bool:
    """Whether a page without headings calls a line its title."""
    if not _SHORT_TITLE <= len(segment.text) <= _LONG_TITLE or " : " in segment.text or segment.linked > 0.5:
        return False
    around = (segment.element, segment.element.getparent())
    return any(words_of(element) & _TITLES for element in around if element is not None)


def _prose(judged: Sequence[tuple[Segment, Verdict | None]]) -> float:
    return sum(prose_weight(segment) for segment, verdict in judged if verdict is None)


def _before_title(kept: Sequence[Segment]) -> int:
    """Number of segments that stand before the title and are too little to be text."""
    title = next((index for index, segment in enumerate(kept) if segment.level == 1), 0)
    above = sum(map(prose_weight, kept[:title]))
    return title if above <= _LITTLE * sum(map(prose_weight, kept)) else 0


def _own(segments: Sequence[Segment]) -> dict[HtmlElement, float]:
    weights: dict[HtmlElement, float] = {}
    for segment in segments:
        if weight := prose_weight(segment):
            weights[segment.element] = weights.get(segment.element, 0.0) + weight
    return weights


def _element_verdicts(
    elements: Sequence[HtmlElement], segments: Sequence[Segment], *, believing: bool
) -> Mapping[HtmlElement, Verdict]:
    """Verdict of every element that is furniture or stands inside some."""
    weights = weigh(elements, _own(segments))
    whole = weights.get(elements[0], 0.0)
    teasers = teaser_elements(segments, weights, whole)
    verdicts: dict[HtmlElement, Verdict] = {}
    for element in elements:
        parent = element.getparent()
        verdict = verdicts.get(parent) if parent is not None else None
        if verdict is None:
            share = weights.get(element, 0.0) / whole if whole else 0.0
            verdict = judge_element(element, share, by_name=believing) or teasers.get(element)
        if verdict is not None:
            verdicts[element] = verdict
    return verdicts


def _sections(judged: Sequence[tuple[Segment, Verdict | None]]) -> list[tuple[Segment, Verdict | None]]:
    """Let a heading that announces furniture take what follows it in the same container."""
    result: list[tuple[Segment, Verdict | None]] = []
    verdict: Verdict | None = None
    holder: HtmlElement | None = None
    level = 0
    for segment, own in judged:
        if verdict is not None and (
            _ends(segment, level) or holder is None or not _is_below(segment.element, holder)
        ):
            verdict = None
        if verdict is None and segment.kind is BlockKind.HEADING and (found := judge_heading(segment)):
            verdict, holder, level = found, segment.element.getparent(), segment.level or 6
        result.append((segment, own or verdict))
    return result


def _ends(segment: Segment, level: int) -> bool:
    return (
        segment.kind is BlockKind.HEADING and (segment.level or 6) <= level and judge_heading(segment) is None
    )


def _is_below(element: HtmlElement, holder: HtmlElement) -> bool:
    if tag_of(holder) in ("body", "html"):
        return True
    return any(ancestor is holder for ancestor in element.iterancestors())
