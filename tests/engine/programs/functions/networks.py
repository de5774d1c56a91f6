"""Functions on IP networks, with literals."""

from cdktf import App, Fn, TerraformLocal, TerraformStack

app = App()
stack = TerraformStack(app, "main")
TerraformLocal(stack, "cidrhost", Fn.cidrhost("10.0.0.0/8", 16))
TerraformLocal(stack, "cidrnetmask", Fn.cidrnetmask("10.0.0.0/8"))
TerraformLocal(stack, "cidrsubnet", Fn.cidrsubnet("10.0.0.0/8", 8, 2))
TerraformLocal(stack, "cidrsubnets", Fn.cidrsubnets("10.1.0.0/16", [4, 4, 8]))
app.synth()
