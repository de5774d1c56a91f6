"""One count for several resources, data sources and modules; set later; taken away."""

from cdktf import App, TerraformCount, TerraformDataSource, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
count = TerraformCount.of(2)
one = Box(stack, "one", count=count)
Box(
    stack,
    "two",
    {"id": one.get_string_attribute("id"), "splat": one.get_string_attribute("*.id")},
    count=count,
)
TerraformDataSource(stack, "data", terraform_resource_type="toy_data", count=count)
late = Box(stack, "late")
late.count = 4
gone = Box(stack, "gone", count=1)
gone.count = None
print(late.count, gone.count, one.count.to_terraform())
app.synth()
