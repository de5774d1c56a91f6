"""The iterators' classes can be made without the class methods."""

from cdktf import (
    App,
    ListTerraformIterator,
    MapTerraformIterator,
    ResourceTerraformIterator,
    TerraformIterator,
    TerraformResource,
    TerraformStack,
)


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
one = ListTerraformIterator(["a"])
two = MapTerraformIterator({"a": 1})
first = Box(stack, "first", {"v": one.value}, for_each=one)
three = ResourceTerraformIterator(first)
Box(stack, "second", {"v": two.value, "k": two.key}, for_each=two)
Box(stack, "third", {"v": three.value, "k": three.key}, for_each=three)
print(
    isinstance(one, TerraformIterator),
    isinstance(two, TerraformIterator),
    isinstance(three, TerraformIterator),
)
print(type(TerraformIterator.from_list(["a"])).__name__, type(TerraformIterator.from_map({})).__name__)
app.synth()
