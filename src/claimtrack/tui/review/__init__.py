"""Review: an article as annotated copy, the card of its current sentence, what is done there."""
