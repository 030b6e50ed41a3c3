"""Text: cleaning, folding, numbers and dates. Knows nothing of claims and articles."""
