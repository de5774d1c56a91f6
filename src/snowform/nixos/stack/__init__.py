"""What of a stack its module follows from: providers, files, versions, options of its own."""
