"""The parts of the editors' guide that are derived: field tables from the schema, spellings from the readers."""
