"""A program that catches what a constructor raises makes the construct under the same name."""

from cdktf import (
    App,
    DataResource,
    TerraformDataSource,
    TerraformHclModule,
    TerraformLocal,
    TerraformOutput,
    TerraformProvider,
    TerraformResource,
    TerraformStack,
)

app = App()
stack = TerraformStack(app, "again")
TOY = {"terraform_resource_type": "toy_vm"}


class Machine(TerraformResource):
    def __init__(self, scope, id, *, count):
        super().__init__(scope, id, **TOY, count=count)
        self.size = count


for cls, name, wrong, right in (
    (TerraformResource, "vm", {**TOY, "count": "x"}, {**TOY, "count": 2}),
    (TerraformDataSource, "data", {**TOY, "lifecycle": "x"}, {**TOY, "lifecycle": {"prevent_destroy": True}}),
    (DataResource, "values", {"input": "x"}, {"input": {"a": 1}}),
    (Machine, "machine", {"count": "x"}, {"count": 3}),
    (TerraformProvider, "toy", {"terraform_resource_type": 1}, {"terraform_resource_type": "toy"}),
    (TerraformOutput, "out", {"value": None}, {"value": 1}),
    (TerraformLocal, "local", {"expression": {1}}, {"expression": [1]}),
    (TerraformHclModule, "module", {"source": "a", "variables": "x"}, {"source": "a", "variables": {"x": 1}}),
):
    try:
        cls(stack, name, **wrong)
    except Exception:
        cls(stack, name, **right)
app.synth()
