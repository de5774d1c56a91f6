"""Ephemeral resources have no provisioners."""

from cdktn import App, TerraformEphemeralResource, TerraformStack

TerraformEphemeralResource(TerraformStack(App(), "s"), "e", terraform_resource_type="t_e", provisioners=[])
