"""Bindings within constructs, that get ids of their path."""

from constructs import Construct
from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider


class Kennel(Construct):
    def __init__(self, scope, id, size):
        super().__init__(scope, id)
        self.pets = [Pet(self, f"pet{number}") for number in range(size)]
        if size > 1:
            self.inner = Kennel(self, "inner", size - 1)


app = App()
stack = TerraformStack(app, "kennels")
RandomProvider(stack, "random")
kennel = Kennel(stack, "kennel", 3)
print(kennel.inner.pets[0].friendly_unique_id, kennel.inner.pets[0].node.path)
TerraformOutput(stack, "fqn", value=kennel.pets[0].fqn)
kennel.pets[1].override_logical_id("chosen")
TerraformOutput(stack, "id", value=kennel.pets[1].id)
print(kennel.pets[1].friendly_unique_id)
app.synth()
