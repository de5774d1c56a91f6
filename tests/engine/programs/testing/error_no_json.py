"""A configuration is JSON."""

from cdktf import Testing

Testing.to_have_resource("no json", "toy")
