"""Find: search every text on file for words you remember."""
