"""A move that cannot be: twice by target."""

from cdktf import App, TerraformResource, TerraformStack

app = App()
stack = TerraformStack(app, "moves")
old = TerraformResource(stack, "old", terraform_resource_type="toy_box")
new = TerraformResource(stack, "new", terraform_resource_type="toy_box")
new.add_move_target("place")
old.move_to("place")
old.move_to("place")
