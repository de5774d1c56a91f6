"""A lifecycle of resources is none of theirs."""

from cdktn import App, TerraformEphemeralResource, TerraformResourceLifecycle, TerraformStack

secret = TerraformEphemeralResource(TerraformStack(App(), "s"), "e", terraform_resource_type="t_e")
secret.lifecycle = TerraformResourceLifecycle()
