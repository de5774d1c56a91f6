"""A constructor that failed leaves its construct in the tree; an output's value is checked before."""

from cdktf import App, TerraformLocal, TerraformOutput, TerraformStack, TerraformVariable

app = App()
stack = TerraformStack(app, "failed")
variable = TerraformVariable(stack, "v")
for make in (
    lambda: TerraformOutput(stack, "o", value=None),
    lambda: TerraformLocal(stack, f"local-{variable.string_value}", 1),
):
    try:
        make()
    except (AssertionError, RuntimeError) as error:
        print("refused", type(error).__mro__[-3].__name__)
print(len(stack.node.children))
