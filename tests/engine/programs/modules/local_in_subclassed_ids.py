"""A stack that names its elements names the folder of local modules, too."""

from pathlib import Path

from cdktf import App, TerraformHclModule, TerraformStack


class Named(TerraformStack):
    def _allocate_logical_id(self, tf_element):
        return "own_name"


Path("modules/one").mkdir(parents=True)
Path("modules/one/main.tf").write_text("# one")
app = App(context={"cdktfRelativeModules": ["./modules/one"]})
print(TerraformHclModule(Named(app, "stack"), "module", source="./modules/one").source)
app.synth()
