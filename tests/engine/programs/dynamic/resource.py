"""dynamic() over the instances of a resource and over a complex list."""

from cdktf import App, TerraformIterator, TerraformResource, TerraformStack, TerraformVariable


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
iterator = TerraformIterator.from_list(["x"])
first = Box(stack, "first", for_each=iterator)
chained = TerraformIterator.from_resources(first)
Box(stack, "second", {"rule": chained.dynamic({"id": chained.get_string("id"), "key": chained.key})})
objects = TerraformIterator.from_complex_list(TerraformVariable(stack, "objects").value, "name")
Box(stack, "third", {"rule": objects.dynamic({"id": objects.get_string("id"), "key": objects.key})})
app.synth()
