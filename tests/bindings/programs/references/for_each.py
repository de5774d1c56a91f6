"""Resources for each of a list, a map, another resource; references to one of them."""

from cdktf import App, TerraformIterator, TerraformOutput, TerraformStack, Token
from cdktf_cdktf_provider_docker.data_docker_network import DataDockerNetwork
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "each")
RandomProvider(stack, "random")
DockerProvider(stack, "docker")
names = TerraformIterator.from_list(["a", "b"])
pets = Pet(stack, "pets", for_each=names, prefix=Token.as_string(names.value), keepers={"key": Token.as_string(names.key)})
sizes = TerraformIterator.from_map({"s": {"words": 1, "tags": {"x": "y"}}, "l": {"words": 5, "tags": {}}})
sized = Pet(stack, "sized", for_each=sizes, length=sizes.get_number("words"), keepers=sizes.get_string_map("tags"))
of_pets = TerraformIterator.from_resources(pets)
more = Pet(stack, "more", for_each=of_pets, prefix=of_pets.get_string("id"))
networks = DataDockerNetwork(stack, "networks", for_each=names, name=Token.as_string(names.value))
of_data = TerraformIterator.from_data_sources(networks)
Pet(stack, "of_data", for_each=of_data, prefix=of_data.get_string("id"))
TerraformOutput(stack, "one", value=f"{pets.fqn}[\"a\"]")
TerraformOutput(stack, "ids", value=of_pets.keys())
TerraformOutput(stack, "plucked", value=of_pets.pluck_property("id"))
app.synth()
