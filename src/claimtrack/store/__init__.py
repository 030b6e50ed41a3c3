"""The only package that speaks SQL: rows in, values out.

It knows how things are stored, not what they mean: whether a claim may be signed off is decided
elsewhere; storing the sign-off together with its event is done here.
"""
