"""Modules from the package, under their own names and others."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random import pet, provider as random_provider, string_resource as text

app = App()
stack = TerraformStack(app, "pets")
random_provider.RandomProvider(stack, "random")
pet.Pet(stack, "pet", separator="_")
text.StringResource(stack, "text", length=4)
app.synth()
