"""Lists of numbers and bools, and lists that are tokens."""

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
var = TerraformVariable(stack, "list", type="list(string)")
local = TerraformLocal(stack, "numbers", [1, 2])
sources = {
    "numbers": [1, 2.5, 3.0],
    "bools": [True, False],
    "variable": var.list_value,
    "any": var.value,
    "local": local.as_list,
    "token": Token.as_list("${local.other}"),
    "number_list": Token.as_number_list(local.expression),
    "function": Fn.concat([var.list_value, ["x"]]),
    "split": Fn.split(",", "a,b"),
    "texts_with_tokens": [var.string_value, f"x-{var.string_value}"],
    "bool_tokens": [var.boolean_value, True],
}
for name, source in sources.items():
    try:
        Box(stack, name, for_each=TerraformIterator.from_list(source))
    except Exception as error:
        print(name, isinstance(error, RuntimeError))
app.synth()
