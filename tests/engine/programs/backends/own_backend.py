"""A backend of the program's own, with names as they are given."""

from cdktf import (
    App,
    TerraformBackend,
    TerraformOutput,
    TerraformRemoteState,
    TerraformResource,
    TerraformStack,
)


class State(TerraformRemoteState):
    pass


class Kubernetes(TerraformBackend):
    def __init__(self, scope):
        super().__init__(scope, "backend", "kubernetes")

    def _synthesize_attributes(self):
        return {"secret_suffix": "state", "camelCase": 1}

    def get_remote_state_data_source(self, scope, name, from_stack):
        print(name, from_stack)
        return State(scope, name, "kubernetes", workspace="w", defaults={"aB": 1})


app = App()
source, target = TerraformStack(app, "source"), TerraformStack(app, "target")
backend = Kubernetes(source)
box = TerraformResource(source, "box", terraform_resource_type="toy_box")
TerraformOutput(target, "id", value=box.get_string_attribute("id"))
print(
    TerraformBackend.is_backend(backend), TerraformBackend.is_backend(box), TerraformBackend.is_backend("x")
)
app.synth()
