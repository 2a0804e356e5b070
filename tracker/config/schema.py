"""What may stand in ``config.toml``. Unknown keys are errors: a typing slip must not pass silently."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, model_validator


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StoreSettings(_Table):
    """``[store]``: where the archive lies."""

    path: Path = Path("tracker.sqlite")


class ModelSettings(_Table):
    """``[model]``: what embeds the sentences."""

    location: str = "bundled"
    revision: str | None = None
    sha256: str | None = Field(default=None, pattern="^[0-9a-f]{64}$")


class ReadSettings(_Table):
    """``[read]``: limits on what is taken in."""

    max_megabytes: float = Field(default=20, gt=0)


class SiteSettings(_Table):
    """``[site]``: the HTML changelog."""

    folder: Path = Path("site")
    title: str = "Commitment tracker"


class TemplateSettings(_Table):
    """``[templates]``: a folder whose files replace shipped templates one by one."""

    folder: Path | None = None


class StrengthSettings(_Table):
    """``[strength]``: how strong which words are."""

    ladder: Path | None = None


class SeriesSettings(_Table):
    """``[[series]]``: one recurring meeting."""

    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    group: str | None = None


class Config(_Table):
    """A whole ``config.toml`` with its paths made absolute."""

    store: StoreSettings = StoreSettings()
    model: ModelSettings = ModelSettings()
    read: ReadSettings = ReadSettings()
    site: SiteSettings = SiteSettings()
    templates: TemplateSettings = TemplateSettings()
    strength: StrengthSettings = StrengthSettings()
    series: tuple[SeriesSettings, ...] = ()

    @model_validator(mode="after")
    def _names_are_distinct(self) -> Config:
        seen: set[str] = set()
        for entry in self.series:
            for name in (entry.name, *entry.aliases):
                if name.casefold() in seen:
                    raise ValueError(f"the name {name!r} belongs to two series")
                seen.add(name.casefold())
        return self

    def resolved(self, folder: Path) -> Config:
        """Return the same settings with every relative path taken from ``folder``."""
        templates, ladder = self.templates.folder, self.strength.ladder
        return self.model_copy(
            update={
                "store": self.store.model_copy(update={"path": folder / self.store.path}),
                "site": self.site.model_copy(update={"folder": folder / self.site.folder}),
                "templates": TemplateSettings(folder=folder / templates if templates else None),
                "strength": StrengthSettings(ladder=folder / ladder if ladder else None),
            }
        )
