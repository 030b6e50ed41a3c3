"""Match: a statement and candidates in, matches with reasons and differences out. Pure."""
