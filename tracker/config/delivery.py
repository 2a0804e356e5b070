"""``[mail]``, ``[digest]``, ``[[channels]]`` and ``[[readers]]``: who is told what, and by which way."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal, Self, TypeVar

from pydantic import Field, field_validator, model_validator

from tracker.config.table import Table
from tracker.model import FindingKind, Kind, Label

MAIL = "mail"
"""Name of the channel that ``[mail]`` describes."""


_T = TypeVar("_T", bound=Table)


def _absolute(table: _T, name: str, folder: Path) -> _T:
    value = getattr(table, name)
    return table.model_copy(update={name: folder / value}) if value else table


def _address(value: str) -> str:
    from email.utils import parseaddr  # most commands read a config without any address

    _, address = parseaddr(value)
    local, _, domain = address.rpartition("@")
    if not local or not domain or any(ord(c) < 33 for c in address) or "\n" in value or "\r" in value:
        raise ValueError(f"{value!r} is not a mail address")
    return value


class MailSettings(Table):
    """``[mail]``: the server that takes the mail. Without ``host`` no mail is sent."""

    host: str | None = None
    port: int | None = Field(default=None, ge=1, le=65535)
    security: Literal["starttls", "ssl", "none"] = "starttls"
    username: str | None = None
    password_env: str | None = None
    password_file: Path | None = None
    sender: str = Field(default="Commitment tracker <tracker@localhost>", alias="from")
    to: tuple[str, ...] = ()
    """Readers of everything; finer wishes stand in ``[[readers]]``."""
    list_id: str | None = None
    timeout_seconds: float = Field(default=30, gt=0, le=600)

    _sender = field_validator("sender")(_address)

    @field_validator("to")
    @classmethod
    def _addresses(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_address(value) for value in values)

    @model_validator(mode="after")
    def _login_is_whole(self) -> MailSettings:
        secret = self.password_env or self.password_file
        if bool(self.username) != bool(secret):
            raise ValueError("'username' and one of 'password_env', 'password_file' belong together")
        if self.password_env and self.password_file:
            raise ValueError("name either 'password_env' or 'password_file', not both")
        return self

    def resolved(self, folder: Path) -> Self:
        """Return the same settings with the file of the password taken from ``folder``."""
        return _absolute(self, "password_file", folder)

    @property
    def where(self) -> str:
        """Server and port, as an error names them."""
        usual = {"starttls": 587, "ssl": 465, "none": 25}[self.security]
        return f"{self.host}:{self.port or usual}"


class DigestSettings(Table):
    """``[digest]``: what a message looks like."""

    group: Literal["one", "series"] = "one"
    """One message about everything, or one for each series."""
    changelog_url: str | None = Field(default=None, pattern="^https?://")
    max_kilobytes: float = Field(default=95, ge=20, le=1000)
    """Of 1000 bytes; Gmail clips the HTML of a mail at about 102."""
    report_failures_after: int = Field(default=3, ge=1)
    """In how many runs in a row a source must fail before its readers are told."""


class FileChannel(Table):
    """``type = "file"``: every message becomes a file."""

    type: Literal["file"]
    name: str = Field(min_length=1)
    folder: Path
    format: Literal["eml", "html"] = "eml"

    def resolved(self, folder: Path) -> Self:
        """Return the same settings with the folder taken from that of the config."""
        return _absolute(self, "folder", folder)


class WebhookChannel(Table):
    """``type = "webhook"``: every message is posted as signed JSON."""

    type: Literal["webhook"]
    name: str = Field(min_length=1)
    url: str | None = Field(default=None, pattern="^https?://")
    url_env: str | None = None
    secret_env: str | None = None
    secret_file: Path | None = None
    timeout_seconds: float = Field(default=20, gt=0, le=600)

    @model_validator(mode="after")
    def _one_of_each(self) -> WebhookChannel:
        if (self.url is None) == (self.url_env is None):
            raise ValueError("name either 'url' or 'url_env'")
        if (self.secret_env is None) == (self.secret_file is None):
            raise ValueError("name either 'secret_env' or 'secret_file': messages are signed with it")
        return self

    def resolved(self, folder: Path) -> Self:
        """Return the same settings with the file of the secret taken from ``folder``."""
        return _absolute(self, "secret_file", folder)


class AppriseChannel(Table):
    """``type = "apprise"``: any of the services that Apprise knows; its address holds secrets."""

    type: Literal["apprise"]
    name: str = Field(min_length=1)
    url_env: str | None = None
    url_file: Path | None = None

    @model_validator(mode="after")
    def _one_address(self) -> AppriseChannel:
        if (self.url_env is None) == (self.url_file is None):
            raise ValueError("name either 'url_env' or 'url_file'")
        return self

    def resolved(self, folder: Path) -> Self:
        """Return the same settings with the file of the address taken from ``folder``."""
        return _absolute(self, "url_file", folder)


ChannelSettings = Annotated[FileChannel | WebhookChannel | AppriseChannel, Field(discriminator="type")]


class ReaderSettings(Table):
    """``[[readers]]``: one reader and what they want to hear of. An empty wish means everything."""

    to: str | None = None
    """Mail address; left out for channels that lead to one place."""
    channel: str = MAIL
    series: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    labels: tuple[Label, ...] = ()
    kinds: tuple[Kind, ...] = ()
    findings: tuple[FindingKind, ...] = ()
    phrases: tuple[str, ...] = ()
    group: Literal["one", "series"] | None = None
    """As in ``[digest]``, for this reader."""
    failures: bool = True
    """Whether they are told of sources that cannot be checked."""

    @model_validator(mode="after")
    def _mail_has_an_address(self) -> ReaderSettings:
        if self.channel == MAIL:
            if self.to is None:
                raise ValueError("a reader by mail needs an address in 'to'")
            _address(self.to)
        return self


def check_channels(
    mail: MailSettings, channels: Sequence[ChannelSettings], readers: Sequence[ReaderSettings]
) -> None:
    """Refuse readers by a way that does not exist, and two ways of one name.

    Raises:
        ValueError: what is wrong, and what to do.
    """
    names = [channel.name for channel in channels]
    if MAIL in names or len(set(names)) < len(names):
        raise ValueError(f"every channel needs a name of its own, and '{MAIL}' belongs to [mail]")
    for reader in readers:
        if reader.channel != MAIL and reader.channel not in names:
            raise ValueError(f"a reader wants the channel {reader.channel!r}, which is not in [[channels]]")
    by_mail = bool(mail.to) or any(reader.channel == MAIL for reader in readers)
    if by_mail and mail.host is None:
        raise ValueError("there are readers by mail, but [mail] names no 'host'")
