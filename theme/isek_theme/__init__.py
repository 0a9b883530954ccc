"""The MkDocs theme `isek`: templates, styles and scripts of the published concept."""
