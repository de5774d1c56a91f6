"""What ends up in the configuration: providers, resources, outputs, variables, modules."""
