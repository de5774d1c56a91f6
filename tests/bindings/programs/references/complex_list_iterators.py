"""Resources for each block of a list of blocks, keyed by one of its fields."""

from cdktf import App, TerraformIterator, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.data_docker_network import DataDockerNetwork
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "complex")
RandomProvider(stack, "random")
DockerProvider(stack, "docker")
container = Container(stack, "container", image="i", name="n", ports=[{"internal": 80}])
network = DataDockerNetwork(stack, "network", name="n")
of_list = TerraformIterator.from_complex_list(container.network_data, "network_name")
Pet(stack, "of_list", for_each=of_list, prefix=of_list.get_string("gateway"))
of_set = TerraformIterator.from_complex_list(network.ipam_config, "subnet")
Pet(stack, "of_set", for_each=of_set, prefix=of_set.get_string("gateway"))
Pet(stack, "by_key", for_each=container.ports.all_with_map_key("internal"))
TerraformOutput(stack, "pairs", value=of_list.pluck_property("gateway"))
app.synth()
