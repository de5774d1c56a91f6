"""Check a finished document: blocks and arguments, every expression, and slower external validators."""
