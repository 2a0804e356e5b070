"""The settings of a workspace: found, read, checked, and named by line when wrong."""

from __future__ import annotations

from tracker.config.load import CONFIG_NAME, find_config, load_config
from tracker.config.schema import Config, SeriesSettings
from tracker.config.store import StoreSettings, is_url, url_fault

__all__ = [
    "CONFIG_NAME",
    "Config",
    "SeriesSettings",
    "StoreSettings",
    "find_config",
    "is_url",
    "load_config",
    "url_fault",
]
