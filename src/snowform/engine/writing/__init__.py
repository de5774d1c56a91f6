"""Stacks and apps: what the elements give, put together and written."""
