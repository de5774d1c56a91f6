"""Not of lists."""

from cdktf import App, TerraformIterator, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")
it = TerraformIterator.from_map({"a": {}})
it.for_expression_for_list(it.get_list("x"))
