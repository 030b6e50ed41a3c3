"""The literal SQL of the schema's steps, never changed once released."""
