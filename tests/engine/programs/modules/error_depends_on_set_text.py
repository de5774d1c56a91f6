"""What a module is made to depend on later is a list of texts."""

from cdktf import App, TerraformHclModule, TerraformStack

module = TerraformHclModule(TerraformStack(App(), "stack"), "module", source="acme/x/y")
module.depends_on = "toy_box.box"
