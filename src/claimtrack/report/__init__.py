"""Reports: a case becomes words that say what is cleared, what was checked and what was not.

`outline` decides what is said and in which order; a face such as `console` only lays it out.
Nothing here judges, looks at rules or reads a clock.
"""
