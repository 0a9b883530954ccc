"""Publishing: what is built beside the live site, verified, and put in its place in one step. Without MkDocs."""
