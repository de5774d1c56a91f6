"""An object with the methods of ITokenResolver."""

import jsii
from cdktf import (
    App,
    ITokenResolver,
    TerraformStack,
    TerraformVariable,
    Token,
    Tokenization,
)

app = App()
stack = TerraformStack(app, "boxes")
var = TerraformVariable(stack, "v")


@jsii.implements(ITokenResolver)
class Mine:
    def resolve_token(self, t, context, post_processor):
        return "token"

    def resolve_string(self, s, context):
        return f"{s.length} parts"

    def resolve_list(self, xs, context):
        return ["list", len(xs)]

    def resolve_number_list(self, xs, context):
        return ["numbers", len(xs)]

    def resolve_map(self, xs, context):
        return {"map": len(xs)}


resolver = Mine()
for value in (
    var.value,
    f"a {var.string_value} b",
    var.list_value,
    Token.as_number_list(var.value),
    Token.as_any_map(var.value),
    {"a": [var.value]},
    "plain",
    1,
):
    print(Tokenization.resolve(value, resolver=resolver, scope=stack))
app.synth()
