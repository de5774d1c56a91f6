"""Ids chosen and reset, and references that follow."""

from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "ids")
RandomProvider(stack, "random")
pet, other = Pet(stack, "pet"), Pet(stack, "other with spaces")
pet.override_logical_id("chosen")
TerraformOutput(stack, "id", value=[pet.id, other.id])
print(pet.friendly_unique_id, other.friendly_unique_id)
app.synth()
