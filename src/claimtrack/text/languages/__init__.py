"""The words of languages other than English: one module of plain data for each."""
