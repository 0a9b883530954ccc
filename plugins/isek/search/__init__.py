"""The search: entries enriched with what people type instead, the engine's service, and the files that browsers load.

The engine is Pagefind. It knows stems and umlauts; compounds, synonyms and ids are ours.
"""
