"""A key attribute that is no identifier is quoted."""

from cdktf import (
    App,
    DynamicListTerraformIterator,
    TerraformIterator,
    TerraformResource,
    TerraformStack,
    TerraformVariable,
)


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
var = TerraformVariable(stack, "objects")
for index, key in enumerate(["a b", "a.b", "0", "*", "Camel", "a-b"]):
    Box(stack, f"box{index}", for_each=TerraformIterator.from_complex_list(var.value, key))
Box(stack, "direct", for_each=DynamicListTerraformIterator(var.list_value, "key"))
Box(stack, "plain", for_each=DynamicListTerraformIterator(["a", "b"], "key"))
app.synth()
