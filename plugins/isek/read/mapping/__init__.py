"""Mapping files: how a table of another shape becomes objects of the concept (contract page 5)."""
