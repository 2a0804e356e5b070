"""The channels of the config, ready to send."""

from __future__ import annotations

from tracker.config.delivery import MAIL, AppriseChannel, ChannelSettings, FileChannel, WebhookChannel
from tracker.deliver import FileNotifier, Notifier, Secret, SmtpNotifier, SmtpServer
from tracker.errors import ConfigError
from tracker.run.workspace import Workspace


def channel_names(workspace: Workspace) -> list[str]:
    """Return the names of all channels, mail first where there is a server for it."""
    config = workspace.config
    return [*([MAIL] if config.mail.host else []), *(channel.name for channel in config.channels)]


def open_channel(workspace: Workspace, name: str) -> Notifier:
    """Return the channel of that name. Nothing is connected yet, and no secret read.

    Raises:
        ConfigError: there is none in the config.
    """
    if name == MAIL and workspace.config.mail.host:
        return SmtpNotifier(_server(workspace, workspace.config.mail.host))
    for settings in workspace.config.channels:
        if settings.name == name:
            return _open(settings, workspace)
    raise ConfigError(
        f"the channel '{name}' is no longer in the config",
        do="put it back, or drop the message with 'tracker outbox drop'",
    )


def _server(workspace: Workspace, host: str) -> SmtpServer:
    mail = workspace.config.mail
    password = Secret(mail.password_env, mail.password_file, "the password of the mail server")
    return SmtpServer(
        host=host,
        port=mail.port,
        security=mail.security,
        username=mail.username,
        password=password if mail.username else None,
        sender=mail.sender,
        list_id=mail.list_id,
        timeout=mail.timeout_seconds,
    )


def _open(settings: ChannelSettings, workspace: Workspace) -> Notifier:
    match settings:
        case FileChannel():
            return FileNotifier(settings.folder, settings.format, workspace.config.mail.sender)
        case WebhookChannel():
            from tracker.deliver.webhook import WebhookNotifier

            url = settings.url or Secret(settings.url_env, purpose="the address of the webhook")
            secret = Secret(settings.secret_env, settings.secret_file, "the secret of the webhook")
            return WebhookNotifier(url, secret, settings.timeout_seconds, workspace.clock)
        case AppriseChannel():
            from tracker.deliver.apprise import AppriseNotifier

            return AppriseNotifier(Secret(settings.url_env, settings.url_file, "the Apprise address"))
