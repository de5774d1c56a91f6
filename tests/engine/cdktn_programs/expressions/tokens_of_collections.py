"""Tokens that resolve to lists and objects, in expressions and outside."""

import jsii
from cdktn import App, Fn, IResolvable, Lazy, IAnyProducer, TerraformOutput, TerraformStack, TerraformVariable, Token


@jsii.implements(IAnyProducer)
class Producer:
    def __init__(self, value):
        self.value = value

    def produce(self, context):
        return self.value


app = App()
stack = TerraformStack(app, "stack")
v = TerraformVariable(stack, "v").string_value
values = [
    [],
    {},
    [True, False],
    ["a", v, None, 1.5],
    {"a": v, 'b"c': "d", "${e}": [v], "%{f}": {"g": None}, "\n": "\n", "é": "é"},
    [["a"], {"b": ["c"]}],
    "text",
    0,
    False,
    "",
]
for number, value in enumerate(values):
    for kind, token in {"any": Token.as_any(value), "lazy": Lazy.any_value(Producer(value))}.items():
        TerraformOutput(stack, f"plain-{kind}-{number}", value=token)
        TerraformOutput(stack, f"called-{kind}-{number}", value=Fn.jsonencode(token))
        TerraformOutput(stack, f"inside-{kind}-{number}", value=Fn.jsonencode({"a": [token]}))
        TerraformOutput(stack, f"condition-{kind}-{number}", value=Fn.conditional(v, token, token))
app.synth()
