"""The nouns of the trade, as frozen values: an article, a sentence, a claim, a match, a verdict.

They hold no behaviour beyond what follows from their own fields, know no store and no screen, and
are safe to hand to another thread.
"""
