"""Something moves here from another address."""

from cdktf import App, TerraformResource, TerraformStack

app = App()
stack = TerraformStack(app, "moves")
old = TerraformResource(stack, "old", terraform_resource_type="toy_box")
new = TerraformResource(stack, "new", terraform_resource_type="toy_box")

new.move_from_id("toy_box.before")
old.add_override("extra", 1)
app.synth()
