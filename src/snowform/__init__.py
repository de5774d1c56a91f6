"""Snowform: CDKTF stacks in Python, as Terraform JSON and as a NixOS module that applies it.

Importing this package changes nothing and loads nothing else.
"""

__version__ = "0.1.0"
