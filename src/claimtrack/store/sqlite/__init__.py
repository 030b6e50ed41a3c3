"""What is SQLite's own: the file, its steps, full text, and every use of sqlite-utils."""
