"""Split: a text becomes sentences, each with suggestions about it. Pure."""
