"""Text as text: cleaning, folding, numbers and dates. Knows no claims and no articles."""
