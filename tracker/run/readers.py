"""Who is told what: the readers of the config and their wishes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.alerts import touched, watch_pattern
from tracker.config import Config
from tracker.config.delivery import MAIL, ReaderSettings
from tracker.model import Digest, Finding, FindingKind, Label, News, NewsKind

_DONE = frozenset({FindingKind.DEADLINE_MET, FindingKind.KEPT})
_NEW = frozenset({FindingKind.NEW, FindingKind.NEW_COMMITMENT, FindingKind.RETURNED})


@dataclass(frozen=True, slots=True)
class Reader:
    """One address by one channel, with what it wants to hear."""

    channel: str
    recipient: str
    per_series: bool
    wishes: ReaderSettings
    pattern: re.Pattern[str] | None

    def covers(self, news: News) -> bool:
        """Whether the reader follows the series that some news is about."""
        series = {name.casefold() for name in self.wishes.series}
        groups = {name.casefold() for name in self.wishes.groups}
        if news.kind is NewsKind.NOTICE and not self.wishes.failures:
            return False
        everything = not series and not groups
        return everything or news.series.casefold() in series or news.group.casefold() in groups

    def chosen(self, digest: Digest) -> frozenset[str] | None:
        """Return the ids of the findings that the reader wants; null for all of them."""
        wishes = self.wishes
        if not (wishes.labels or wishes.kinds or wishes.findings or self.pattern):
            return None
        return frozenset(finding.id for finding in digest.findings if self._wants(finding))

    def _wants(self, finding: Finding) -> bool:
        wishes = self.wishes
        sentence = finding.new or finding.old
        return (
            (not wishes.labels or label_of(finding) in wishes.labels)
            and (not wishes.findings or finding.kind in wishes.findings)
            and (not wishes.kinds or (sentence is not None and sentence.annotated.kind in wishes.kinds))
            and (self.pattern is None or touched(finding, self.pattern) is not None)
        )


def label_of(finding: Finding) -> Label | None:
    """Return the label that a finding belongs to; null where a silence proves nothing, or follows a deed."""
    if finding.kind is FindingKind.ABSENT:
        return None
    if finding.new is None:
        return None if finding.kind in _DONE else Label.DROPPED
    return Label.NEW if finding.kind in _NEW else Label.REPEATED


def readers_of(config: Config) -> list[Reader]:
    """Return all readers: those of ``[[readers]]``, those of ``[mail] to``, and channels nobody named."""
    wishes = list(config.readers)
    wishes += [ReaderSettings(to=address) for address in config.mail.to]
    named = {entry.channel for entry in config.readers}
    wishes += [ReaderSettings(channel=c.name) for c in config.channels if c.name not in named]
    return [_reader(entry, config) for entry in wishes]


def _reader(wishes: ReaderSettings, config: Config) -> Reader:
    recipient = wishes.to if wishes.channel == MAIL and wishes.to else wishes.channel
    group = wishes.group or config.digest.group
    return Reader(wishes.channel, recipient, group == "series", wishes, watch_pattern(wishes.phrases))
