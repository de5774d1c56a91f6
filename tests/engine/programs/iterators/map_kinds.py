"""Maps of plain values and maps that are tokens."""

from cdktf import (
    App,
    Fn,
    TerraformIterator,
    TerraformLocal,
    TerraformResource,
    TerraformStack,
    TerraformVariable,
    Token,
)


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
var = TerraformVariable(stack, "map")
local = TerraformLocal(stack, "map2", {"a": 1})
sources = {
    "texts": {"a": "x", "b": f"{var.string_value}!"},
    "numbers": {"a": 1, "b": 2.0},
    "bools": {"a": True},
    "mixed": {"a": {"b": [var.string_value]}, "c": "d"},
    "string_map": Token.as_string_map(var.value),
    "number_map": Token.as_number_map(Fn.zipmap(["a"], [1])),
    "any_map": local.as_any_map,
    "key_token": {local.as_string: 1},
}
for name, source in sources.items():
    iterator = TerraformIterator.from_map(source)
    Box(stack, name, {"all": iterator.values(), "keys": iterator.keys()}, for_each=iterator)
app.synth()
