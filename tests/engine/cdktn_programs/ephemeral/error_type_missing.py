"""The type is needed."""

from cdktn import App, TerraformEphemeralResource, TerraformStack

TerraformEphemeralResource(TerraformStack(App(), "s"), "e")
