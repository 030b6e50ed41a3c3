"""House rules over a case: which are broken, why, and what would mend them.

The rules are data (`default.toml`, and a desk's own file over it); looking at them is pure. They
hold things back or warn; they never change a rating, a status or a word.
"""
