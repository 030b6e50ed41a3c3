"""The desk: articles, lists of what waits, statistics, and taking in more."""
