"""What programs import as modules below `cdktf`, each under its name there."""
