"""What parts of a program contribute to resources and providers of bindings, beside each other and Snowform's."""

from cdktf import App, LocalBackend, TerraformStack, Token
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider
from snowform import before, contribute, default, force

app = App()
stack = TerraformStack(app, "stack")
LocalBackend(stack, path="x")
RandomProvider(stack, "random")
docker = DockerProvider(stack, "docker", host="unix:///a")
contribute(docker, host=force("unix:///b"), registry_auth=[{"address": "a"}])
pet = Pet(stack, "pet", keepers={"a": "1"}, length=2)
contribute(pet, keepers={"b": pet.node.id}, prefix=default("x"), lifecycle={"prevent_destroy": True})
contribute(stack, "resource.random_pet.pet", separator="_", prefix="y")
pet.keepers = {"a": "2"}
web = Container(
    stack,
    "web",
    image="nginx",
    name="web",
    env=["A=1"],
    ports=[{"internal": 80}],
    depends_on=[pet],
)
contribute(web, env=["B=2"], ports=[{"internal": 443, "ip": Token.null_value()}], name="web")
contribute(web, env=before(["C=3"]), depends_on=[docker, "docker_image.x"], labels=[{"label": "p", "value": pet.id}])
app.synth()
