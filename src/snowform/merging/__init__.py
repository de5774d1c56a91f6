"""Merge what several parts of a program say of one element."""
