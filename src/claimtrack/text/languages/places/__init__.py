"""Names of countries: modules made by a script."""
