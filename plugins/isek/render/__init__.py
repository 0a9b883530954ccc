"""Views become HTML: our own Jinja environment, whose templates escape everything that is not declared as markup."""
