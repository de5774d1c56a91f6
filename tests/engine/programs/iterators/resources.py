"""An iterator over the instances of a resource that has one."""

from cdktf import App, Fn, TerraformIterator, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
iterator = TerraformIterator.from_list(["a", "b"])
first = Box(stack, "first", {"name": iterator.value}, for_each=iterator)
chained = TerraformIterator.from_resources(first)
Box(
    stack,
    "second",
    {
        "id": chained.get_string("id"),
        "key": chained.key,
        "value": chained.value,
        "first_ids": first.get_string_attribute("id"),
        "first_list": Fn.element(first.get_list_attribute("names"), 0),
    },
    for_each=chained,
)
Box(stack, "third", {"ids": chained.pluck_property("id"), "keys": chained.keys(), "values": chained.values()})
app.synth()
