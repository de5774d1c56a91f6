"""A resource moves to one of several instances, by key or index; 0 is lost."""

from cdktf import App, TerraformResource, TerraformStack

app = App()
stack = TerraformStack(app, "moves")
old = TerraformResource(stack, "old", terraform_resource_type="toy_box")
new = TerraformResource(stack, "new", terraform_resource_type="toy_box")

new.add_move_target("place")
old.move_to("place", "key")
for name, index in (("one", 1), ("zero", 0), ("half", 2.0), ("empty", "")):
    TerraformResource(stack, name, terraform_resource_type="toy_box").move_to("place", index)
app.synth()
