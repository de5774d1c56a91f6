"""The same classes in several stacks and apps of one program."""

from cdktf import App, TerraformStack, Testing
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider


class Pets(TerraformStack):
    def __init__(self, scope, id, size):
        super().__init__(scope, id)
        RandomProvider(self, "random")
        self.pets = [Pet(self, f"pet{number}") for number in range(size)]


app = App()
one, two = Pets(app, "one", 1), Pets(app, "two", 2)
two.pets[0].prefix = one.pets[0].id
print(Testing.synth(Pets(Testing.app(), "other", 1)))
app.synth()
