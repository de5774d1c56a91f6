"""A class of the program's own on top of a binding."""

from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider


class LongPet(Pet):
    """Adds a default, a property and a method."""

    def __init__(self, scope, id, *, words=5, **config):
        super().__init__(scope, id, length=words, **config)
        self.words = words
        self._note = "kept"

    @property
    def shouted(self):
        return f"{self.id}!"

    def twin(self, id):
        return type(self)(self.node.scope, id, words=self.words, prefix=self.id)


app = App()
stack = TerraformStack(app, "pets")
RandomProvider(stack, "random")
first = LongPet(stack, "first")
second = first.twin("second")
TerraformOutput(stack, "shouted", value=second.shouted)
print(isinstance(second, Pet), second.words, second._note, second.length_input, LongPet.TF_RESOURCE_TYPE)
app.synth()
