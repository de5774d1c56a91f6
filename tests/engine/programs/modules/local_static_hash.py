"""The context can say the hash of the local modules, so that it never changes."""

from pathlib import Path

from cdktf import App, TerraformHclModule, TerraformStack

Path("modules/one").mkdir(parents=True)
Path("modules/one/main.tf").write_text("# one")
app = App(context={"cdktfRelativeModules": ["./modules/one"], "cdktfStaticModuleAssetHash": "HASH"})
module = TerraformHclModule(TerraformStack(app, "stack"), "module", source="./modules/one")
module.add_override("a", 1)
app.synth()
