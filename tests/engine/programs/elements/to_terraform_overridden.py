"""A program may override how an element is written."""

from cdktf import App, TerraformElement, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, *, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")


class Special(Box):
    def to_terraform(self):
        return {"resource": {"special": {"a": {"id": self.get_string_attribute("id")}}}, "extra": [1]}

    def to_metadata(self):
        return {"special": True}


Special(stack, "special")
TerraformElement(stack, "bare")
app.synth()
