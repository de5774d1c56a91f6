"""An argument that the class does not have ends the program at its line."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet

app = App()
stack = TerraformStack(app, "errors")
Pet(stack, "pet", lenght=2)
app.synth()
