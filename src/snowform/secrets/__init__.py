"""What a secret looks like: by its name, by its form, and in the texts that a configuration holds."""
