"""A data source is written below `data`; its attributes are referred to."""

from cdktf import App, TerraformDataSource, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, *, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")


class Info(TerraformDataSource):
    def _synthesize_attributes(self):
        return {"name": "x", "nested": [{"a": 1}]}


info = Info(stack, "info", terraform_resource_type="toy_info", depends_on=[Box(stack, "first")])
Box(stack, "box", attributes={"id": info.get_string_attribute("id"), "address": info.fqn})
info.add_override("extra", {"camelCase": 1})
app.synth()
