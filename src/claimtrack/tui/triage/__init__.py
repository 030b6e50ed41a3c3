"""Triage: what came in and waits for a decision, most pressing first."""
