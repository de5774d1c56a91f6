"""Local modules keep their places relative to each other; dictionaries name their source."""

from pathlib import Path

from cdktf import App, TerraformHclModule, TerraformStack

for name in ("modules/one/main.tf", "modules/deep/two/main.tf", "modules/three/main.tf"):
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(f"# {name}")
modules = ["./modules/one", {"source": "./modules/deep/two"}, "modules/three/"]
app = App(context={"cdktfRelativeModules": modules})
stack, other = TerraformStack(app, "stack"), TerraformStack(app, "other")
for index, source in enumerate(
    ["./modules/one", "./modules/deep/two", "modules/three", "./modules/../modules/one", "./elsewhere"]
):
    print(TerraformHclModule(stack, f"m{index}", source=source).source)
print(TerraformHclModule(other, "m", source="./modules/one").source)
app.synth()
