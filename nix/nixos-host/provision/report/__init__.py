"""Tell people, journals and machines what a run means to do, does and did."""
