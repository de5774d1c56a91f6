"""A for-expression is made of texts and tokens."""

from cdktf import App, TerraformIterator, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
iterator = TerraformIterator.from_map({"a": {}})
iterator.for_expression_for_map(iterator.key, iterator.get_number("x"))
