"""Typed resources, made on first use from a provider's schema, on the cdktf API of whichever engine runs."""
