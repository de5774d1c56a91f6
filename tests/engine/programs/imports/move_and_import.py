"""A resource that moves and imports."""

from cdktf import App, TerraformResource, TerraformStack

app = App()
stack = TerraformStack(app, "both")
old = TerraformResource(stack, "old", terraform_resource_type="toy_box")
new = TerraformResource(stack, "new", terraform_resource_type="toy_box")

old.import_from("id")
old.move_to_id("toy_box.there")
app.synth()
