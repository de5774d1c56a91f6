"""Constructs that are copied by Python's copy."""

import copy

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "copies")
RandomProvider(stack, "random")
pet = Pet(stack, "pet", length=2)
shallow = copy.copy(pet)
print(shallow == pet, type(shallow).__name__, pet == pet, hash(pet) == hash(pet), len({pet, pet}))
app.synth()
