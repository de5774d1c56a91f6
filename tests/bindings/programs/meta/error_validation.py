"""A validation of a binding that fails."""

import jsii
from constructs import IValidation
from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider


@jsii.implements(IValidation)
class Short:
    def validate(self):
        return ["too short"]


app = App()
stack = TerraformStack(app, "validations")
RandomProvider(stack, "random")
Pet(stack, "pet", length=1).node.add_validation(Short())
app.synth()
