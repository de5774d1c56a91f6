"""Properties are a map."""

from cdktf import Testing

Testing.to_have_resource_with_properties("{}", "toy", ["a"])
