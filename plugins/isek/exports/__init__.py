"""The concept as data: the canonical form, and the files that are published under `/daten/`."""

from isek.exports.canonical import export, export_object
from isek.exports.files import published

__all__ = ["export", "export_object", "published"]
