"""Null in the CLI's context is None, and not there in a dictionary."""

# env: CDKTF_CONTEXT_JSON={"a": null, "b": [null, 1], "c": {"x": null, "y": 1}}

from cdktf import App, TerraformStack

app = App(context={"a": 1, "d": None})
stack = TerraformStack(app, "context")
for key in "abcd":
    print(key, stack.node.try_get_context(key))
print({k: v for k, v in stack.node.get_all_context().items() if k in "abcd"})
app.synth()
