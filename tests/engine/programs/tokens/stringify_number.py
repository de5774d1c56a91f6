"""A number token as a text."""

from cdktf import App, TerraformResource, TerraformStack, TerraformVariable, Tokenization


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
var = TerraformVariable(stack, "v")

text = Tokenization.stringify_number(var.number_value)
Box(stack, "box", {"text": text, "in_text": f"a {text} b", "plain": Tokenization.stringify_number(3)})
app.synth()
