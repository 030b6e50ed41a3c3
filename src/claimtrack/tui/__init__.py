"""The terminal UI: screens and widgets over the desk."""
