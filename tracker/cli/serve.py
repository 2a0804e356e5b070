"""``tracker serve``."""

from __future__ import annotations

import getpass
import secrets
from pathlib import Path

import click

from tracker.cli.options import config_option, workspace
from tracker.errors import TrackerError


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(1, 65535), help="Its port.")
@click.option("--token", envvar="TRACKER_TOKEN", help="Secret that every visitor needs; made up if need be.")
@click.option("--who", default=getpass.getuser, show_default="your login name", help="Who decides.")
@config_option
def command(host: str, port: int, token: str | None, who: str, config_path: Path | None) -> None:
    """Open the site on this machine, to review matches, resolve commitments and write notes by clicking.

    Only this machine can reach it unless --host says otherwise; then nobody gets in without the token.
    """
    try:
        import uvicorn

        from tracker.serve.app import Desk, build_app
        from tracker.serve.guard import LOOPBACK, Access
    except ImportError as error:
        raise TrackerError(
            "'tracker serve' needs a web server that is not installed",
            do="pip install 'commitment-tracker[serve]'",
        ) from error
    if host not in LOOPBACK and token is None:
        token = secrets.token_urlsafe(24)
    workspace(config_path)  # says what is wrong with the config now, not at the first request
    desk = Desk(lambda: workspace(config_path), secrets.token_urlsafe(24), who)
    name = f"[{host}]" if ":" in host else host
    click.echo(f"http://{name}:{port}/{f'?token={token}' if token else ''}   (stop with Ctrl+C)")
    uvicorn.run(build_app(desk, Access(host, token)), host=host, port=port, log_level="warning")
