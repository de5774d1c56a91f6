"""An element needs a stack above it."""

from cdktf import App, TerraformVariable

TerraformVariable(App(), "v").fqn
