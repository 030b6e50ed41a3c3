"""The annotated copy: passages set into a page of rows, drawn, pointed at."""
