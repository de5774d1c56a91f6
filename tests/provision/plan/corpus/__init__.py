"""Changes that harm what exists, and ordinary ones that do not, each with the page that says so."""
