"""Nor here."""

from cdktf import App, TerraformCount, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
TerraformCount.of("2")
