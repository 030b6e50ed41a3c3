"""What a merge of two files left for a person to decide."""
