"""Lists and maps are taken as they were when they were given."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "copies")
RandomProvider(stack, "random")
DockerProvider(stack, "docker")
keepers, env, ports = {"a": "1"}, ["A=1"], [{"internal": 80}]
pet = Pet(stack, "pet", keepers=keepers)
container = Container(stack, "container", image="i", name="n", env=env, ports=ports)
keepers["b"] = "2"
env.append("B=2")
ports[0]["internal"] = 81
ports.append({"internal": 82})
pet.keepers_input["c"] = "3"
container.env_input.append("C=3")
print(pet.keepers_input, container.env_input)
app.synth()
