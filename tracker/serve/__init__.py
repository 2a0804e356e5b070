"""The site on this machine, with what a static page cannot do: review matches, resolve commitments, note.

Everything here is an interface like the command line: it shows what :mod:`tracker.run` reads, and writes
through the same functions as ``tracker review`` and ``tracker resolve``. Needs the optional extra ``serve``.
"""
