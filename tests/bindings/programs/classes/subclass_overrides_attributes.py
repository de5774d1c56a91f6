"""A subclass that writes attributes of its own, and reads what the binding would have written."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider


class Extra(Pet):
    def _synthesize_attributes(self):
        return {**super()._synthesize_attributes(), "extra": "yes"}


app = App()
stack = TerraformStack(app, "pets")
RandomProvider(stack, "random")
Extra(stack, "pet", prefix="p")
app.synth()
