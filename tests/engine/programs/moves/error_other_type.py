"""A move that cannot be: other type."""

from cdktf import App, TerraformResource, TerraformStack

app = App()
stack = TerraformStack(app, "moves")
old = TerraformResource(stack, "old", terraform_resource_type="toy_box")
new = TerraformResource(stack, "new", terraform_resource_type="toy_box")
other = TerraformResource(stack, "other", terraform_resource_type="toy_bear")
other.add_move_target("place")
old.move_to("place")
app.synth()
