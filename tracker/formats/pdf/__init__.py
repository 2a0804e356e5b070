"""PDF: glyphs with their places → lines → reading order → page heads out → paragraphs."""
