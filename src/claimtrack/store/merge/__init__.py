"""Merging another file into this one, row by row, from what each of the two did not know of."""
