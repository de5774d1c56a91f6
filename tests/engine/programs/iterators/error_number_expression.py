"""A for-expression is made of texts and tokens."""

from cdktf import App, TerraformIterator, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
it = TerraformIterator.from_map({"a": {}})
it.for_expression_for_map(it.key, it.get_number("x"))
