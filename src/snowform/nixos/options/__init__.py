"""The options of a module: their types, how they are written as data, and their reference."""
