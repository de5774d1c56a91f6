"""A struct's required field."""

from cdktf import TerraformOutputConfig

TerraformOutputConfig(description="d")
