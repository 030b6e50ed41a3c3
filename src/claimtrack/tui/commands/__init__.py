"""The commands of the terminal UI, by the place where they are offered."""
