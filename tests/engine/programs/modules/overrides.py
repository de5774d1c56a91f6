"""Overrides of a module: in place and in the metadata under its source; the comment is kept."""

from cdktf import App, TerraformHclModule, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
module = TerraformHclModule(
    stack, "module", source="acme/x/y", version="1", variables={"list": [1], "map": {"a": 1}}
)
module.add_override("list", [2])
module.add_override("map.bC", 2)
module.add_override("version", None)
module.add_override("//.metadata.path", "lost")
module.add_override("count", 2)
module.override_logical_id("renamed")
print(module.to_metadata())
dotted = TerraformHclModule(
    stack, "dotted", source="./local.d/x", skip_asset_creation_from_local_modules=True
)
dotted.add_override("a", 1)
app.synth()
