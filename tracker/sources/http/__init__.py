"""Asking the web: politely, with bounds on everything, and never where it was not meant to look."""
