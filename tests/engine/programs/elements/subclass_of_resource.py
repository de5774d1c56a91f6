"""A subclass has its own arguments, attributes and properties."""

from cdktf import App, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, *, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")


class Crate(Box):
    def __init__(self, scope, id, *, size):
        super().__init__(scope, id, attributes={"size": size})
        self._size = size

    @property
    def weight(self):
        return self.get_number_attribute("weight")


crate = Crate(stack, "crate", size=2)
print(crate.terraform_resource_type, crate.node.path, crate.is_terraform_resource(crate), crate.count)
Box(stack, "box", attributes={"weight": crate.weight, "size": crate._size})
app.synth()
