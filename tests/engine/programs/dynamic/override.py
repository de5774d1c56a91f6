"""An override can hold a dynamic expression, or dynamic blocks by hand."""

from cdktf import App, TerraformIterator, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
iterator = TerraformIterator.from_list(["x"])
box = Box(stack, "box")
box.add_override("setting", iterator.dynamic({"v": iterator.value}))
box.add_override("dynamic.rule", {"for_each": ["a"], "content": {"port": "${rule.value}"}})
app.synth()
