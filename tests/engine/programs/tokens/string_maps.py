"""A reference as a map of each kind."""

from cdktf import App, TerraformResource, TerraformStack, TerraformVariable, Token


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
var = TerraformVariable(stack, "v")

for kind in ("string", "number", "boolean", "any"):
    other = TerraformVariable(stack, kind)
    Box(stack, f"box-{kind}", {"map": getattr(Token, f"as_{kind}_map")(other.value)})
again = Token.as_string_map(var.value)
Box(stack, "again", {"map": again, "any": Token.as_any_map(var.value)})
print(Token.STRING_MAP_TOKEN_VALUE, Token.NUMBER_MAP_TOKEN_VALUE, Token.ANY_MAP_TOKEN_VALUE)
app.synth()
