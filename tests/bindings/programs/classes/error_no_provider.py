"""Resources of a provider that the stack does not have."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet

app = App()
stack = TerraformStack(app, "pets")
Pet(stack, "pet")
app.synth()
