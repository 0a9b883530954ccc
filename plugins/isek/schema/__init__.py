"""The schema: one declaration for each collection."""
