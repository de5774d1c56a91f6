"""Context comes from the nearest construct above; keys and values of any kind."""

from cdktf import App, TerraformStack
from constructs import Construct

app = App(context={"a": 1, "list": [1, "two"], "map": {"x": {"y": True}}, "zero": 0})
stack = TerraformStack(app, "context")
inner = Construct(stack, "inner")
inner.node.set_context("a", "nearer")
leaf = Construct(inner, "leaf")
for key in ("a", "list", "map", "zero", "absent", "cdktfVersion"):
    print(key, leaf.node.try_get_context(key), stack.node.try_get_context(key))
print(leaf.node.get_context("map"))
print(sorted(leaf.node.get_all_context().items(), key=str))
print(leaf.node.get_all_context({"more": 1})["more"])
app.synth()
