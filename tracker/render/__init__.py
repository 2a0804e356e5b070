"""Stage: digests and comparisons in, documents out. The only place where templates are used."""

from tracker.render.digest import Format, Medium, render_digest, title_of

__all__ = ["Format", "Medium", "render_digest", "title_of"]
