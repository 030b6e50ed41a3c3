"""Split: a text becomes sentences, each with what is suggested of it. Pure."""
