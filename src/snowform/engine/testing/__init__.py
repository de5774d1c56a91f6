"""CDKTF's helpers for tests of stacks."""
