"""A validation added to a binding is asked at the synthesis."""

import jsii
from constructs import IValidation
from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider


@jsii.implements(IValidation)
class Fine:
    def validate(self):
        print("asked", pet.length_input)
        return []


app = App()
stack = TerraformStack(app, "validations")
RandomProvider(stack, "random")
pet = Pet(stack, "pet", length=1)
pet.node.add_validation(Fine())
app.synth()
