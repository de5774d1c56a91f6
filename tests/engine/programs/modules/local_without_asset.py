"""Local modules stay where they are, where that is asked for."""

from cdktf import App, TerraformHclModule, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
for index, source in enumerate(["./x", "../x", "/absolute/x", "x", ".", ".x"]):
    module = TerraformHclModule(
        stack, f"m{index}", source=source, skip_asset_creation_from_local_modules=True
    )
    print(module.source, module.skip_asset_creation_from_local_modules)
TerraformHclModule(stack, "not_local", source="/absolute/x")
app.synth()
