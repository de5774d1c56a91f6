"""A local module becomes an asset of the stack, made once; what is beside it is not copied."""

from pathlib import Path

from cdktf import App, TerraformHclModule, TerraformStack

for name in ("modules/one/main.tf", "modules/one/sub/x.tf", "modules/one/.hidden", "modules/other/main.tf"):
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(f"# {name}")
app = App(context={"cdktfRelativeModules": ["./modules/one"]})
stack = TerraformStack(app, "stack")
first = TerraformHclModule(stack, "first", source="./modules/one")
second = TerraformHclModule(stack, "second", source="./modules/one/sub/", variables={"a": 1})
first.add_override("x", 1)
print(first.source, second.source, [child.node.id for child in stack.node.children])
app.synth()
