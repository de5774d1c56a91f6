"""Modules depend on elements, and elements on modules."""

from cdktf import App, TerraformHclModule, TerraformResource, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
box = TerraformResource(stack, "box", terraform_resource_type="toy_box")
first = TerraformHclModule(stack, "first", source="acme/x/y", depends_on=[box])
second = TerraformHclModule(stack, "second", source="acme/x/y", depends_on=[first, box])
TerraformResource(stack, "other", terraform_resource_type="toy_box", depends_on=[second])
TerraformHclModule(stack, "empty", source="acme/x/y", depends_on=[])
set_later = TerraformHclModule(stack, "set_later", source="acme/x/y")
set_later.depends_on = ["toy_box.box", "module.first"]
print(set_later.depends_on, first.for_each)
app.synth()
