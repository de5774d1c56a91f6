"""An override below one that is a reference is lost in it; below a reference that is text it replaces it."""

from cdktf import App, Fn, LocalBackend, Op, TerraformIterator, TerraformResource, TerraformStack, Token


class Box(TerraformResource):
    def __init__(self, scope, id, *, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
LocalBackend(stack, path="x")
a = Box(stack, "a")
iterator = TerraformIterator.from_list(["x", "y"])
values = {
    "conditional": Fn.conditional(True, 1, 2),
    "none": Fn.conditional(None, None, None),
    "lookup": Fn.lookup({"a": 1}, "a", 0),
    "merge": Fn.merge([{"a": 1}, {"b": 2}]),
    "upper": Fn.upper("x"),
    "length": Fn.length_of(["x"]),
    "jsonencode": Fn.jsonencode({"a": 1}),
    "op": Op.add(1, 2),
    "negated": Op.not_(True),
    "string": a.get_string_attribute("m"),
    "number": a.get_number_attribute("m"),
    "list": a.get_list_attribute("m"),
    "boolean": a.get_boolean_attribute("m"),
    "any": a.interpolation_for_attribute("m"),
    "as_any": Token.as_any(a.interpolation_for_attribute("m")),
    "each": iterator.value,
    "each_key": iterator.key,
    "null": Token.null_value(),
}
for name, value in values.items():
    for suffix, below in (("none", None), ("one", 1), ("map", {"x": 1})):
        box = Box(stack, f"{name}-{suffix}")
        box.add_override("value", value)
        box.add_override("value.further", below)
        box.add_override("deep.value", value)
        box.add_override("deep.value.more.further", below)
app.synth()
