"""An explicit null is written; None is not."""

from cdktf import App, TerraformLocal, TerraformStack, Token

app = App()
stack = TerraformStack(app, "nulls")
null = Token.null_value()
TerraformLocal(
    stack,
    "l",
    {"null": null, "none": None, "list": [null, None, 1], "text": Token.as_string(null), "map": {"x": null}},
)
TerraformLocal(stack, "alone", null)
app.synth()
