"""The CLI's context wins over the program's."""

# env: CDKTF_CONTEXT_JSON={"a": "from the CLI", "n": [1, null]}

from cdktf import App, TerraformStack

app = App(context={"a": "from the program", "b": 2})
stack = TerraformStack(app, "context")
print(stack.node.try_get_context("a"), stack.node.try_get_context("b"), stack.node.try_get_context("n"))
app.synth()
