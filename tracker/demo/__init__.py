"""An invented series of communiqués, with the furniture of invented web pages, for ``tracker demo``."""
