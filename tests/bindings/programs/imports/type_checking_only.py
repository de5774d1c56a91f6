"""Bindings as annotations, imported for the type checker alone or evaluated."""

from __future__ import annotations

import typing

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet, PetConfig
from cdktf_cdktf_provider_random.provider import RandomProvider

if typing.TYPE_CHECKING:
    from cdktf_cdktf_provider_docker.image import Image


def named(pet: Pet, image: Image | None = None) -> str:
    return pet.id


def configured(config: PetConfig) -> Pet:
    return Pet(stack, "configured", **config._values)


app = App()
stack = TerraformStack(app, "pets")
RandomProvider(stack, "random")
print(typing.get_type_hints(configured))
pet = configured(PetConfig(length=3, prefix=named(Pet(stack, "first"))))
app.synth()
