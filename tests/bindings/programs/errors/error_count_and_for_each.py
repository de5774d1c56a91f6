"""A count and for_each at once."""

from cdktf import App, TerraformIterator, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "errors")
RandomProvider(stack, "random")
Pet(stack, "pet", count=2, for_each=TerraformIterator.from_list(["a"]))
app.synth()
