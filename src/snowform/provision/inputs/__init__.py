"""What an operator gives to a run: secrets, environment variables, the files that a plan is made of."""
