"""The literal text of the steps by which a file comes to its schema; never changed once out."""
