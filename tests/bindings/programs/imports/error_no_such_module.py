"""A module that the package does not have."""

from cdktf_cdktf_provider_random import cat
