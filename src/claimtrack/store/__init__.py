"""The only room that speaks SQL: rows in, values out.

It knows how things are kept and nothing of what they mean: whether a claim may be signed off is
not its business, that the sign-off is on file with an event beside it is.
"""
