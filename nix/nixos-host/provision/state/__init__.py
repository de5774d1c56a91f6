"""Keep the state from being lost, mistaken for another, or taken for a fresh start."""
