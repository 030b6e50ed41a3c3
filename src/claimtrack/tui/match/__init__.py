"""Match: a statement, and the known claims that it repeats or contradicts."""
