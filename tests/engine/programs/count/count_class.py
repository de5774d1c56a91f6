"""The index of an instance in texts, functions and lists."""

from cdktf import App, Fn, Op, TerraformCount, TerraformResource, TerraformStack, TerraformVariable


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
count = TerraformCount.of(2)
var = TerraformVariable(stack, "n", type="number")
Box(
    stack,
    "box",
    {
        "index": count.index,
        "text": f"box {count.index}",
        "sum": Op.add(count.index, 1),
        "element": Fn.element(["a", "b"], count.index),
        "list": [count.index, 1],
    },
    count=count,
)
Box(stack, "zero", count=TerraformCount.of(0))
Box(stack, "variable", count=TerraformCount.of(var.number_value))
print(count.to_string(), count.to_terraform(), TerraformCount.of(2.5).to_string())
print(TerraformCount.is_terraform_count(count), TerraformCount.is_terraform_count(2))
app.synth()
