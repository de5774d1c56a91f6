"""An iterator set later and taken away again."""

from cdktf import App, TerraformIterator, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
iterator = TerraformIterator.from_list(["a"])
late = Box(stack, "late")
late.for_each = iterator
gone = Box(stack, "gone", for_each=iterator)
gone.for_each = None
print(gone.for_each, late.for_each is None)
Box(stack, "reader", {"late": late.get_string_attribute("id"), "gone": gone.get_string_attribute("id")})
app.synth()
