"""A list of objects as a map by one attribute."""

from cdktf import App, ComplexList, TerraformIterator, TerraformResource, TerraformStack, TerraformVariable


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
var = TerraformVariable(stack, "objects")
iterator = TerraformIterator.from_complex_list(var.value, "name")
Box(
    stack,
    "box",
    {"key": iterator.key, "size": iterator.get_number("size"), "value": iterator.value},
    for_each=iterator,
)
other = Box(stack, "other")
listed = ComplexList(other, "listed", False)
from_list = TerraformIterator.from_complex_list(listed, "domain_name")
Box(stack, "listed", {"name": from_list.get_string("name")}, for_each=from_list)
from_set = TerraformIterator.from_complex_list(ComplexList(other, "in_set", True), "domain_name")
Box(stack, "in_set", {"name": from_set.get_string("name")}, for_each=from_set)
Box(stack, "by_key", {"x": 1}, for_each=listed.all_with_map_key("key"))
app.synth()
