"""What is said to people and printed for programs, and what of it is hidden."""
