"""The folders that are generated: what is in one, the shared library, and bringing them up to date."""
