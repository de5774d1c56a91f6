"""An override of the comment is merged under the element's own."""

from cdktf import App, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, *, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
box = Box(stack, "box", attributes={"//": {"mine": 1}})
box.add_override("//.more", 2)
box.add_override("//.metadata.path", "lost")
app.synth()
