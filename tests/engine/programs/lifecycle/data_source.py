"""A data source has conditions too."""

from cdktf import App, Postcondition, TerraformDataSource, TerraformResource, TerraformSelf, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
TerraformDataSource(
    stack,
    "data",
    terraform_resource_type="toy_data",
    lifecycle={
        "postcondition": [Postcondition(condition=TerraformSelf.get_any("enabled"), error_message="off")]
    },
)
app.synth()
