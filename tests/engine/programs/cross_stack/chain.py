"""A chain of stacks; dependencies are in the manifest."""

from cdktf import App, TerraformLocal, TerraformStack

app = App()
stacks = [TerraformStack(app, f"s{index}") for index in range(4)]
value = "start"
for stack in stacks:
    value = TerraformLocal(stack, "value", f"{value}-{stack.node.id}").as_string
print([[d.node.id for d in stack.dependencies] for stack in stacks])
app.synth()
print([[d.node.id for d in stack.dependencies] for stack in stacks])
