"""A list becomes a set for for_each; each.key and each.value stand for an entry."""

from cdktf import App, TerraformIterator, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
iterator = TerraformIterator.from_list(["a", "b ${local.x}", 'c"d'])
Box(stack, "box", {"key": iterator.key, "value": iterator.value}, for_each=iterator)
Box(stack, "none", for_each=TerraformIterator.from_list([]))
app.synth()
