"""What in a configuration would start a program on this host, found without running anything."""
