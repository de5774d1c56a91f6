"""A subclass of TerraformModule says its own attributes, with names as they are given."""

from cdktf import App, TerraformModule, TerraformOutput, TerraformStack


class Network(TerraformModule):
    def __init__(self, scope, id, size):
        super().__init__(scope, id, source="acme/network/toy", version="1.2.3")
        self.size = size

    @property
    def network_output(self):
        return self.get_string("network_id")

    def _synthesize_attributes(self):
        return {"size": self.size, "camelCase": {"innerKey": None, "x": 1}, "source": "lost"}


app = App()
stack = TerraformStack(app, "stack")
network = Network(stack, "network", 3)
TerraformOutput(stack, "id", value=network.network_output)
TerraformModule(stack, "plain", source="acme/x/y")
app.synth()
