"""The sources on file: a list, and what is done with one."""
