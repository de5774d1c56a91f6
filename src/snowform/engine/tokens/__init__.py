"""Values that are known only when Terraform runs: made, carried in ordinary values, rendered, resolved."""
