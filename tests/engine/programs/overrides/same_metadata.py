"""Overridden names are listed once a resource, whole numbers first."""

from cdktf import App, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, *, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
for name in ("a", "b"):
    box = Box(stack, name)
    box.add_override("zeta", 1)
    box.add_override("10", 1)
    box.add_override("9.x", 1)
    box.add_override("alpha.x", 1)
    box.add_override("alpha.y", 1)
    box.add_override("01", 1)
app.synth()
