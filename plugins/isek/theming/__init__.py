"""How the site looks: its colours and fonts, whether they can be read, and the CSS that says so."""
