"""What the program does to its map afterwards changes nothing."""

from cdktf import App, TerraformIterator, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
source = {"a": {"x": 1}}
iterator = TerraformIterator.from_map(source)
source["a"]["x"] = 2
source["b"] = {}
texts = ["a"]
other = TerraformIterator.from_list(texts)
texts.append("b")
Box(stack, "box", for_each=iterator)
Box(stack, "other", for_each=other)
app.synth()
