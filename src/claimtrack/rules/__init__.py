"""House rules for a case: which are broken, why, and what would fix them.

The rules are data (`default.toml`, overridden by a desk's own file); checking them is pure. They
block or warn; they never change a rating, a status or a text.
"""
