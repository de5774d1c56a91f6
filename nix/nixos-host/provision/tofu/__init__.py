"""Run OpenTofu or Terraform: its commands, its environment, its errors."""
