"""A move that cannot be: no target."""

from cdktf import App, TerraformResource, TerraformStack

app = App()
stack = TerraformStack(app, "moves")
old = TerraformResource(stack, "old", terraform_resource_type="toy_box")
new = TerraformResource(stack, "new", terraform_resource_type="toy_box")
old.move_to("nowhere")
app.synth()
