"""One verb per thing a person does; the only place where the stages meet the store."""
