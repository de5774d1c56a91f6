"""Children whose ids are whole numbers come first, as JavaScript lists an object's keys."""

from cdktf import App, TerraformResource, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
for name, overrides in (("a", ("value", "tags")), ("10", ("value",)), ("9", ("tags", "name"))):
    resource = TerraformResource(stack, name, terraform_resource_type="test_thing")
    for override in overrides:
        resource.add_override(override, name)
print([child.node.id for child in stack.node.children])
print([child.node.id for child in stack.node.find_all()])
app.synth()
