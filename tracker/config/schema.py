"""What may stand in ``config.toml``. Unknown keys are errors: a typing slip must not pass silently."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, field_validator, model_validator

from tracker.config.delivery import (
    ChannelSettings,
    DigestSettings,
    MailSettings,
    ReaderSettings,
    check_channels,
)
from tracker.config.rules import RuleSettings
from tracker.config.schedule import QuietSettings, ScheduleSettings
from tracker.config.sources import HttpSettings, SourceSettings, check_distinct
from tracker.config.store import StoreSettings
from tracker.config.table import Table
from tracker.model import Source


class ModelSettings(Table):
    """``[model]``: what embeds the sentences."""

    location: str = "bundled"
    revision: str | None = None
    sha256: str | None = Field(default=None, pattern="^[0-9a-f]{64}$")
    cache: Path | None = None
    """Folder for what is derived from the model."""


class ReadSettings(Table):
    """``[read]``: limits on what is taken in."""

    max_megabytes: float = Field(default=20, gt=0)


class SiteSettings(Table):
    """``[site]``: the HTML changelog."""

    folder: Path = Path("site")
    title: str = "Commitment tracker"
    url: str | None = Field(default=None, pattern=r"^https?://[^\s?#]+/$")
    authority: str = Field(default="commitment-tracker.example", pattern=r"^[a-z0-9.-]+$")


class TemplateSettings(Table):
    """``[templates]``: a folder whose files replace shipped templates one by one."""

    folder: Path | None = None


class MatchSettings(Table):
    """``[match]``: how pairs of sentences are scored."""

    scorer: Path | None = None


class StrengthSettings(Table):
    """``[strength]``: how strong which words are."""

    ladder: Path | None = None


class SeriesSettings(Table):
    """``[[series]]``: one recurring meeting."""

    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    group: str | None = None
    sources: tuple[SourceSettings, ...] = ()
    schedule: ScheduleSettings | None = None
    """Times of its own, instead of those of ``[schedule]``."""

    @field_validator("sources")
    @classmethod
    def _places_are_distinct(cls, sources: tuple[SourceSettings, ...]) -> tuple[SourceSettings, ...]:
        check_distinct(sources)
        return sources


class Config(Table):
    """A whole ``config.toml`` with its paths made absolute."""

    store: StoreSettings = StoreSettings()
    model: ModelSettings = ModelSettings()
    read: ReadSettings = ReadSettings()
    site: SiteSettings = SiteSettings()
    templates: TemplateSettings = TemplateSettings()
    strength: StrengthSettings = StrengthSettings()
    match: MatchSettings = MatchSettings()
    http: HttpSettings = HttpSettings()
    series: tuple[SeriesSettings, ...] = ()
    schedule: ScheduleSettings = ScheduleSettings()
    quiet: QuietSettings = QuietSettings()
    mail: MailSettings = MailSettings()
    digest: DigestSettings = DigestSettings()
    channels: tuple[ChannelSettings, ...] = ()
    readers: tuple[ReaderSettings, ...] = ()
    rules: tuple[RuleSettings, ...] = ()

    @model_validator(mode="after")
    def _names_are_distinct(self) -> Config:
        seen: set[str] = set()
        for entry in self.series:
            for name in (entry.name, *entry.aliases):
                if name.casefold() in seen:
                    raise ValueError(f"the name {name!r} belongs to two series")
                seen.add(name.casefold())
        return self

    @model_validator(mode="after")
    def _ways_exist(self) -> Config:
        check_channels(self.mail, self.channels, self.readers)
        names = [rule.name.casefold() for rule in self.rules]
        if len(set(names)) < len(names):
            raise ValueError("two rules have the same name")
        return self

    def series_named(self, name: str) -> SeriesSettings | None:
        """Return the settings of a series by its name or an alias, in any case; null where it has none."""
        wanted = name.casefold()
        return next((s for s in self.series if wanted in {n.casefold() for n in (s.name, *s.aliases)}), None)

    def sources(self, folder: Path) -> tuple[Source, ...]:
        """Return every source of every series, in order; folders are relative to that of the config."""
        return tuple(
            source.source(series.name, series.group, folder)
            for series in self.series
            for source in series.sources
        )

    def resolved(self, folder: Path) -> Config:
        """Return the same settings with every relative path taken from ``folder``."""
        templates, ladder, scorer = self.templates.folder, self.strength.ladder, self.match.scorer
        cache = self.model.cache
        return self.model_copy(
            update={
                "store": self.store.resolved(folder),
                "model": self.model.model_copy(update={"cache": folder / cache if cache else None}),
                "site": self.site.model_copy(update={"folder": folder / self.site.folder}),
                "templates": TemplateSettings(folder=folder / templates if templates else None),
                "strength": StrengthSettings(ladder=folder / ladder if ladder else None),
                "match": MatchSettings(scorer=folder / scorer if scorer else None),
                "mail": self.mail.resolved(folder),
                "channels": tuple(channel.resolved(folder) for channel in self.channels),
            }
        )
