"""Two resources with one id."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet

app = App()
stack = TerraformStack(app, "pets")
Pet(stack, "pet")
Pet(stack, "pet")
