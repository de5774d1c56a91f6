"""An iterator over the instances of a data source."""

from cdktf import App, TerraformDataSource, TerraformIterator, TerraformResource, TerraformStack


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")
iterator = TerraformIterator.from_map({"a": {"name": "x"}})
data = TerraformDataSource(stack, "data", terraform_resource_type="toy_data", for_each=iterator)
chained = TerraformIterator.from_data_sources(data)
Box(stack, "box", {"arn": chained.get_string("arn"), "key": chained.key}, for_each=chained)
Box(stack, "all", {"arns": chained.for_expression_for_list(chained.get_string("arn"))})
app.synth()
