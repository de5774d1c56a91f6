"""A dictionary for a struct has Python's names."""

from cdktf import TerraformOutputConfig

TerraformOutputConfig(value=1, precondition={"condition": True, "errorMessage": "x"})
