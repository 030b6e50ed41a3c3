"""Reports: a case becomes a document that says what is cleared, what was checked and what was not.

Makers (`article`, `claim`, `file`, ...) decide the content and its order; a format such as
`console` only prints it. Nothing here judges, looks at rules or reads a clock.
"""
