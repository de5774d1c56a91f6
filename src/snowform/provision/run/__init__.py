"""One run, from the first check to the last copy of the state."""
