"""Outside of generated bindings dynamic() gives a for-expression."""

from cdktf import App, Fn, TerraformIterator, TerraformOutput, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
iterator = TerraformIterator.from_list(["a", "b"])
block = iterator.dynamic(
    {
        "name": iterator.value,
        "key": iterator.key,
        "fixed": 1,
        "flag": True,
        "nested": {"x": iterator.value, "list": [iterator.value]},
    }
)
Box(stack, "box", {"setting": block})
Box(stack, "nested", {"outer": {"setting": block}, "list": [block]})
Box(stack, "in_function", {"length": Fn.length_of(block)})
TerraformOutput(stack, "out", value=block)
app.synth()
