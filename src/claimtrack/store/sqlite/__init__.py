"""Everything specific to SQLite: the file, its steps, full text, and all use of sqlite-utils."""
