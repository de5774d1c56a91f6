"""A resource moves to another address: it is written no more."""

from cdktf import App, TerraformResource, TerraformStack

app = App()
stack = TerraformStack(app, "moves")
old = TerraformResource(stack, "old", terraform_resource_type="toy_box")
new = TerraformResource(stack, "new", terraform_resource_type="toy_box")

old.move_to_id("toy_box.somewhere[0]")
app.synth()
