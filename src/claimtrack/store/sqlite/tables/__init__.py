"""The tables of a claimtrack file, as the first migration makes them."""
