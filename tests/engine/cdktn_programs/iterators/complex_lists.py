"""Complex lists: `for_each` takes a map of them, a for-expression the list."""

from cdktn import App, TerraformIterator, TerraformLocal, TerraformResource, TerraformStack, Token

app = App()
stack = TerraformStack(app, "stack")
box = TerraformResource(stack, "box", terraform_resource_type="toy_box")
it = TerraformIterator.from_complex_list(Token.as_any(box.get_string_attribute("items")), "name.first")
each = TerraformResource(stack, "each", terraform_resource_type="toy_box", for_each=it)
each.add_override("name", it.get_string("name"))
each.add_override("blocks", it.dynamic({"x": it.get_any("y")}))
TerraformLocal(stack, "whole", it.dynamic({"x": it.value}))
TerraformLocal(stack, "of-each", TerraformIterator.from_resources(each).pluck_property("id"))
inner = TerraformIterator.from_list(it.get_list("parts"))
TerraformLocal(stack, "nested", it.for_expression_for_list(inner.values()))
app.synth()
