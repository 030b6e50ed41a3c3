"""The dialogs of the terminal UI. A refusal leaves them open, with what was typed."""
