"""The claims: everything on file, and what is done to one of them or to many at once."""
