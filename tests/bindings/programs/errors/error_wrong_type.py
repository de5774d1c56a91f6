"""A value of the wrong type ends the program at its line."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet

app = App()
stack = TerraformStack(app, "errors")
Pet(stack, "pet", length="two")
app.synth()
