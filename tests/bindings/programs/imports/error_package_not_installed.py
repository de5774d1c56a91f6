"""A package of bindings that is not installed."""

from cdktf_cdktf_provider_nowhere.resource import Resource
