"""A move that cannot be: twice by id."""

from cdktf import App, TerraformResource, TerraformStack

app = App()
stack = TerraformStack(app, "moves")
old = TerraformResource(stack, "old", terraform_resource_type="toy_box")
new = TerraformResource(stack, "new", terraform_resource_type="toy_box")
old.move_to_id("toy_box.a")
old.move_from_id("toy_box.b")
