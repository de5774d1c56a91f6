"""Key and value of iterators in for-expressions, in every place."""

from cdktn import (
    App,
    ComplexList,
    Fn,
    TerraformIterator,
    TerraformLocal,
    TerraformResource,
    TerraformStack,
    TerraformVariable,
    Token,
)

app = App()
stack = TerraformStack(app, "stack")
box = TerraformResource(stack, "box", terraform_resource_type="toy_box")
several = TerraformResource(
    stack, "several", terraform_resource_type="toy_box", for_each=TerraformIterator.from_list(["a"])
)
listed = TerraformVariable(stack, "listed", type="list(string)").list_value
mapped = TerraformVariable(stack, "mapped", type="map(string)").value
iterators = {
    "list": TerraformIterator.from_list(["a", "b"]),
    "token": TerraformIterator.from_list(listed),
    "map": TerraformIterator.from_map({"a": {"b": "c"}}),
    "variable": TerraformIterator.from_map(Token.as_any_map(mapped)),
    "complex": TerraformIterator.from_complex_list(box.interpolation_for_attribute("items"), "name"),
    "resources": TerraformIterator.from_resources(several),
}
for name, it in iterators.items():
    value = Token.as_string(it.value)
    made = {
        "keys": it.keys(),
        "values": it.values(),
        "pluck": it.pluck_property("a"),
        "list": it.for_expression_for_list(Fn.upper(value)),
        "attribute": it.for_expression_for_list(it.get_string("b")),
        "map": it.for_expression_for_map(Token.as_string(it.key), value),
        "in-call": Fn.join(",", Token.as_list(it.keys())),
        "dynamic": it.dynamic({"k": it.key, "v": value, "a": it.get_number("n"), "t": f"x {value}"}),
        "text": it.for_expression_for_list(f"{value}!"),
        "alone": it.key,
    }
    for kind, expression in made.items():
        TerraformLocal(stack, f"{name}-{kind}", expression)
    TerraformResource(stack, f"each-{name}", terraform_resource_type="toy_box", for_each=it).add_override(
        "inner", [it.keys(), it.for_expression_for_map(Token.as_string(it.key), value), it.value]
    )
app.synth()
