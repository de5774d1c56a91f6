"""Find what a dead run left behind, and bring it back under management."""
