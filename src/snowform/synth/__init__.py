"""Run the app under an engine; normalise, check and write its configuration."""
