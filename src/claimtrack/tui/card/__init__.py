"""A claim's card in words, a module for each part of it."""
