"""The command line: its arguments, its commands, and how errors become exit codes."""
