"""Find: words one remembers, and where on file they stand."""
