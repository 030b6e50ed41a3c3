"""What is special about the terminal and about Textual, each with why and until when."""
