"""The aspect that moves resources from the ids of CDKTF before 0.15."""

from cdktf import App, Aspects, MigrateIds, TerraformHclModule, TerraformResource, TerraformStack
from constructs import Construct


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App(stack_traces=False)
stack = TerraformStack(app, "boxes")
group = Construct(stack, "group")
Box(stack, "top-level_box")
Box(group, "inner-box")
Box(Construct(group, "Default"), "Resource")
TerraformHclModule(group, "a-module", source="./x", skip_asset_creation_from_local_modules=True)
Aspects.of(stack).add(MigrateIds())
app.synth()
