"""Files that come along with a stack."""
