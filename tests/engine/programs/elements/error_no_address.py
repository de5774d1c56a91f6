"""An element of no kind has no address."""

from cdktf import App, TerraformElement, TerraformStack

element = TerraformElement(TerraformStack(App(), "elements"), "bare")
element.fqn
