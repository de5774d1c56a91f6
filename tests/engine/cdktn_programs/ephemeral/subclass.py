"""A class of a program's own, as bindings have them."""

from cdktn import App, TerraformEphemeralResource, TerraformOutput, TerraformStack


class Password(TerraformEphemeralResource):
    def __init__(self, scope, id, length):
        super().__init__(
            scope,
            id,
            terraform_resource_type="toy_password",
            terraform_generator_metadata={"provider_name": "toy", "provider_version": "1.0.0"},
        )
        self._length = length

    def _synthesize_attributes(self):
        return {"length": self._length, "nothing": None, "provisioner": [1]}

    @property
    def result(self):
        return self.get_string_attribute("result")


app = App(context={"targetVersions": {"terraform": "~1.11"}})
stack = TerraformStack(app, "stack")
TerraformOutput(stack, "result", value=Password(stack, "password", 16).result)
# It asks for no provider to be there.
app.synth()
