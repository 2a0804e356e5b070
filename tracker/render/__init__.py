"""Stage: digests and comparisons in, documents out. The only place where templates are used."""

from tracker.render.changelog import render_changelog
from tracker.render.compare import comparison_dict, render_comparison
from tracker.render.digest import Format, Medium, render_digest, title_of
from tracker.render.digest_json import digest_dict, dumps, finding_dict
from tracker.render.mail import Letter, Rendered, letter_json, render_mail
from tracker.render.terminal import render_terminal

__all__ = [
    "Format",
    "Letter",
    "Medium",
    "Rendered",
    "comparison_dict",
    "digest_dict",
    "dumps",
    "finding_dict",
    "letter_json",
    "render_changelog",
    "render_comparison",
    "render_digest",
    "render_mail",
    "render_terminal",
    "title_of",
]
