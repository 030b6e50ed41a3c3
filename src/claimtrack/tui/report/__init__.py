"""The reports of an article and of the file, to look at and to save."""
