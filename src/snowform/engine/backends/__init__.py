"""Where states are, and the data sources that read them."""
