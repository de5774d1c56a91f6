"""A resource that refers to itself, and two to each other."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "circles")
RandomProvider(stack, "random")
one, two = Pet(stack, "one"), Pet(stack, "two")
one.prefix = one.id
two.prefix = one.separator
one.separator = two.id
app.synth()
