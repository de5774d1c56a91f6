"""A name that the module does not have."""

from cdktf_cdktf_provider_random.pet import Cat
