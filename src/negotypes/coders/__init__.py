"""Two coders, the same texts: which records are the same, and how far the coders agree."""
