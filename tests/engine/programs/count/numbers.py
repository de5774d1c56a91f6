"""A count as a number, as a token, and zero."""

from cdktf import App, Fn, TerraformResource, TerraformStack, TerraformVariable


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
var = TerraformVariable(stack, "n", type="number")
Box(stack, "three", count=3)
Box(stack, "zero", count=0)
Box(stack, "whole", count=2.0)
Box(stack, "variable", count=var.number_value)
Box(stack, "function", count=Fn.length_of(["a"]))
app.synth()
