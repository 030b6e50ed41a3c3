"""The version, where every room can read it without loading the desk."""

__version__ = "0.1.0"
