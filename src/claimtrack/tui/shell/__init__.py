"""What stands around every view: the application, its first and last line, help and palette."""
