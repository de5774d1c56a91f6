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
it = TerraformIterator.from_list(["a", "b ${local.x}", 'c"d'])
Box(stack, "box", {"key": it.key, "value": it.value}, for_each=it)
Box(stack, "none", for_each=TerraformIterator.from_list([]))
app.synth()
