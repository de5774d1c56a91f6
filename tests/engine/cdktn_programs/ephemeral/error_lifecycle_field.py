"""Nor can they be kept from being destroyed."""

from cdktn import App, TerraformEphemeralResource, TerraformStack

stack = TerraformStack(App(), "s")
TerraformEphemeralResource(stack, "e", terraform_resource_type="t_e", lifecycle={"prevent_destroy": True})
