"""Web pages: parse → segments → furniture and main region → lines."""
