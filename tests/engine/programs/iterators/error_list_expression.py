"""Not of lists."""

from cdktf import App, TerraformIterator, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
iterator = TerraformIterator.from_map({"a": {}})
iterator.for_expression_for_list(iterator.get_list("x"))
