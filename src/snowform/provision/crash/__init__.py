"""Find what an interrupted run left behind, and bring it back under management."""
