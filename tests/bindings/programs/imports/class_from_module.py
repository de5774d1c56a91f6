"""The class from the module of its resource."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "pets")
RandomProvider(stack, "random")
Pet(stack, "pet", length=2)
app.synth()
