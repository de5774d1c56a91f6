"""A text is nothing to depend on."""

from cdktf import App, TerraformHclModule, TerraformStack

TerraformHclModule(TerraformStack(App(), "stack"), "module", source="acme/x/y", depends_on=["toy_box.box"])
