"""What stacks are built from: one construct a file, and nothing that a single stack alone needs."""
