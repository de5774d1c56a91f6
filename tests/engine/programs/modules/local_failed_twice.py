"""A failed asset of local modules stays in the tree, so the next local module fails by its name."""

from cdktf import App, TerraformHclModule, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
for name in ("first", "second"):
    try:
        TerraformHclModule(stack, name, source="./modules/one")
    except RuntimeError as error:
        print("already" in str(error))
print([child.node.id for child in stack.node.children])
