"""What is deployed: one stack a file, with its settings."""
