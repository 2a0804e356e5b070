"""Threads: one proposition followed through the meetings, with its deadlines and what became of them."""
