"""Stage: messages in, deliveries out. One file for each channel; every failure is raised, never returned."""

from tracker.deliver.backoff import next_try
from tracker.deliver.file import FileNotifier
from tracker.deliver.interface import ChannelDownError, DoubtfulDeliveryError, Notifier, Outgoing
from tracker.deliver.smtp import SmtpNotifier
from tracker.deliver.smtp_server import SmtpServer
from tracker.secrets import Secret

__all__ = [
    "ChannelDownError",
    "DoubtfulDeliveryError",
    "FileNotifier",
    "Notifier",
    "Outgoing",
    "Secret",
    "SmtpNotifier",
    "SmtpServer",
    "next_try",
]
