"""A move that cannot be: same target."""

from cdktf import App, TerraformResource, TerraformStack

app = App()
stack = TerraformStack(app, "moves")
old = TerraformResource(stack, "old", terraform_resource_type="toy_box")
new = TerraformResource(stack, "new", terraform_resource_type="toy_box")
old.add_move_target("place")
new.add_move_target("place")
