"""ignore_changes as a list or all; replacements by resource, text and attribute."""

from cdktf import App, TerraformDataSource, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
first = Box(stack, "first")
data = TerraformDataSource(stack, "data", terraform_resource_type="toy_data")
Box(stack, "list", lifecycle={"ignore_changes": ["tags", "camelCase", "a.b"]})
Box(stack, "all", lifecycle={"ignore_changes": "all"})
Box(stack, "none", lifecycle={"ignore_changes": [], "replace_triggered_by": []})
Box(stack, "replace", lifecycle={"replace_triggered_by": [first, "toy_box.first.id", first.fqn, data]})
app.synth()
