"""The screens of the terminal UI, one for each view."""
