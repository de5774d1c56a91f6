"""A provider is required and configured; names are written in snake case."""

from cdktf import App, TerraformProvider, TerraformStack


class Toy(TerraformProvider):
    def __init__(self, scope, id, *, alias=None, **attributes):
        super().__init__(
            scope,
            id,
            terraform_resource_type="toy",
            terraform_generator_metadata={"provider_name": "toy", "provider_version": "1.2.3"},
            terraform_provider_source="a/toy",
        )
        self.attributes = {**attributes, "alias": alias}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "providers")
Toy(stack, "one", apiKey="k", nestedBlock={"innerName": [{"aB": 1}], "tags": {"aB": 1}}, none=None)
Toy(stack, "two", alias="two", list=[1, None])
print([provider.fqn for provider in stack.all_providers()])
app.synth()
