"""Nothing can stand below a module."""

from cdktf import App, TerraformHclModule, TerraformResource, TerraformStack

app = App()
module = TerraformHclModule(TerraformStack(app, "stack"), "module", source="acme/x/y")
TerraformResource(module, "box", terraform_resource_type="toy_box")
app.synth()
