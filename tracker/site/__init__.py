"""The changelog site: which pages there are, where they lie, and what each of them is given.

Pure: nothing is read, written or rendered here. :func:`plan_site` turns an archive into a list of files, each
with the template that draws it; :mod:`tracker.run.site` loads the one and writes the other.
"""

from __future__ import annotations

from tracker.site.data import Book, Reading, Site
from tracker.site.plan import File, plan_site

__all__ = ["Book", "File", "Reading", "Site", "plan_site"]
