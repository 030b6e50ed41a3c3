"""Triage: new sentences waiting for a decision, most pressing first."""
