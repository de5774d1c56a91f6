"""What a remote state holds as arguments of bindings."""

from cdktf import App, DataTerraformRemoteStateLocal, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "reader")
DockerProvider(stack, "docker")
state = DataTerraformRemoteStateLocal(stack, "state", path="other.tfstate")
Container(
    stack,
    "c",
    image=state.get_string("image"),
    name=f"n-{state.get_string('name')}",
    memory=state.get_number("memory"),
    command=state.get_list("command"),
    privileged=state.get_boolean("privileged"),
    ports=state.get("ports"),
)
app.synth()
