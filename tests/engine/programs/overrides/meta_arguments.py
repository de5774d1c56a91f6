"""Overrides win over meta-arguments."""

from cdktf import App, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, *, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
box = Box(stack, "box", count=2, lifecycle={"prevent_destroy": True})
box.add_override("count", 5)
box.add_override("lifecycle.prevent_destroy", False)
box.add_override("lifecycle.ignore_changes", ["a"])
box.add_override("depends_on", ["toy_box.other"])
app.synth()
