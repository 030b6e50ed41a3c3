"""Intake: files, bytes and addresses become values: articles and known claims.

The only package that opens files other than the database, and the only one that uses the network:
for an address that somebody named, and for nothing else. It stores nothing and judges nothing; what
cannot be imported is refused with one sentence that says what to do.
"""
