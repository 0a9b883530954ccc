"""The search: entries enriched with what people type instead, the engine's service, and the files that browsers load.

The engine is Pagefind. It knows stems and umlauts; compounds, synonyms and ids are ours.
"""

from __future__ import annotations

from isek.search.bundle import FOLDER, bundle
from isek.search.pagefind import EngineError
from isek.search.synonyms import Groups, read_synonyms

__all__ = ["FOLDER", "EngineError", "Groups", "bundle", "read_synonyms"]
