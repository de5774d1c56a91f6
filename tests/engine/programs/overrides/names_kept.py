"""Names in overrides are kept as they are."""

from cdktf import App, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, *, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
box = Box(stack, "box")
box.add_override("camelCase.innerName", {"deepName": [{"lastName": 1}], "tags": {"aB": 1}})
box.add_override("kebab-case", {"a-b": 1})
box.add_override("lifecycle.preventDestroy", True)
app.synth()
