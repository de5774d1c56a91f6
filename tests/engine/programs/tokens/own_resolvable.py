"""An IResolvable of the program's own, as a value, in texts, lists and functions."""

import jsii
from cdktf import App, Fn, IResolvable, Op, TerraformOutput, TerraformResource, TerraformStack, Token


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")


@jsii.implements(IResolvable)
class Mine:
    def __init__(self, value):
        self._value = value
        self._string = "mine"
        self._list = self._map = self._number = 1

    @property
    def creation_stack(self):
        return []

    def resolve(self, context):
        return self._value

    def to_string(self):
        return Token.as_string(self)


one = Mine("${local.x}")
Box(
    stack,
    "box",
    {
        "value": one,
        "list": [one, Mine(1), Mine([1, 2]), Mine({"a": None, "b": Mine(True)})],
        "text": f"a {Token.as_string(one)} b",
        "same": [Token.as_string(one), Token.as_string(one)],
        "as_number": Token.as_number(one),
        "as_list": Token.as_list(Mine(["a"])),
        "nothing": Mine(None),
        "in_function": Fn.upper(Token.as_string(Mine("x"))),
        "in_op": Op.add(Token.as_number(Mine(1)), 2),
        "map": Token.as_any_map(Mine({"x": 1})),
    },
)
TerraformOutput(stack, "out", value=Mine("y"))
app.synth()
