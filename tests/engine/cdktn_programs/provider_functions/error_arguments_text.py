"""The arguments are a list."""

from cdktn import TerraformProviderFunction

TerraformProviderFunction.invoke("toy", "made", "x")
