"""A text cannot be added as a provider."""

from cdktf import App, TerraformHclModule, TerraformStack

TerraformHclModule(TerraformStack(App(), "stack"), "module", source="acme/x/y").add_provider("toy")
