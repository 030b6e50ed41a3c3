"""The desk: articles, lists of what is waiting, statistics, and imports."""
