"""A resource moves to what a name stands for."""

from cdktf import App, TerraformResource, TerraformStack

app = App()
stack = TerraformStack(app, "moves")
old = TerraformResource(stack, "old", terraform_resource_type="toy_box")
new = TerraformResource(stack, "new", terraform_resource_type="toy_box")

new.add_move_target("place")
old.move_to("place")
print(old.has_resource_move() is None, new.has_resource_move(), stack.has_resource_move())
app.synth()
