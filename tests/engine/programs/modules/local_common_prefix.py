"""Paths have a common prefix as texts: ./modules/one is one of ./modules/one_more, which is left out."""

from pathlib import Path

from cdktf import App, TerraformHclModule, TerraformStack

for name in ("one", "one_more"):
    Path("modules", name).mkdir(parents=True)
    Path("modules", name, "main.tf").write_text(f"# {name}")
app = App(context={"cdktfRelativeModules": ["./modules/one", "./modules/one_more"]})
stack = TerraformStack(app, "stack")
print(TerraformHclModule(stack, "a", source="./modules/one").source)
print(TerraformHclModule(stack, "b", source="./modules/one_more").source)
app.synth()
