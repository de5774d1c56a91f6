"""The deprecated Resource knows its stack."""

from cdktf import App, Resource, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")


class Group(Resource):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        Box(self, "box", {"name": self.stack.node.id})


print(Group(stack, "group").stack is stack)
app.synth()
