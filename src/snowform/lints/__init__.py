"""The rules whose breach is a warning, and what a program says of them while it runs."""
