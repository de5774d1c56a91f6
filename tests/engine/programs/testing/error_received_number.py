"""A configuration is a text."""

from cdktf import Testing

Testing.to_have_resource(1, "toy")
