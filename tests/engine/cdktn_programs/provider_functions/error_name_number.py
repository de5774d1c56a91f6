"""The names are texts."""

from cdktn import TerraformProviderFunction

TerraformProviderFunction.invoke("toy", 1, [])
