"""Options have to be named."""

from cdktf import Testing

Testing.app("out")
