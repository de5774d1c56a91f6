"""An iterator over another stack's resource."""

from cdktf import App, TerraformIterator, TerraformOutput, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
other = TerraformStack(app, "others")
iterator = TerraformIterator.from_list(["a"])
first = Box(stack, "first", for_each=iterator)
chained = TerraformIterator.from_resources(first)
Box(other, "second", {"id": chained.get_string("id")}, for_each=chained)
TerraformOutput(other, "ids", value=chained.pluck_property("id"))
app.synth()
