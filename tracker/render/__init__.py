"""Stage: digests and comparisons in, documents out. The only place where templates are used."""

from tracker.render.compare import comparison_dict, render_comparison
from tracker.render.digest import Format, Medium, render_digest, title_of
from tracker.render.digest_json import digest_dict, dumps, finding_dict
from tracker.render.history import HistoryFormat, render_history
from tracker.render.mail import Letter, Rendered, letter_json, render_mail
from tracker.render.terminal import render_terminal
from tracker.render.thread_json import outlook_dict, record_dict, thread_dict, thread_summary
from tracker.render.thread_list import due_text, meetings_text, threads_text

__all__ = [
    "Format",
    "HistoryFormat",
    "Letter",
    "Medium",
    "Rendered",
    "comparison_dict",
    "digest_dict",
    "due_text",
    "dumps",
    "finding_dict",
    "letter_json",
    "meetings_text",
    "outlook_dict",
    "record_dict",
    "render_comparison",
    "render_digest",
    "render_history",
    "render_mail",
    "render_terminal",
    "thread_dict",
    "thread_summary",
    "threads_text",
    "title_of",
]
