"""References into sets of blocks make lists of them first."""

from cdktf import App, Fn, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.data_docker_network import DataDockerNetwork
from cdktf_cdktf_provider_docker.network import Network
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "sets")
DockerProvider(stack, "docker")
data = DataDockerNetwork(stack, "data", name="n")
network = Network(stack, "network", name="n", ipam_config=[{"subnet": "10.0.0.0/8"}], labels=[{"label": "a", "value": "b"}])
container = Container(stack, "container", image="i", name="n", mounts=[{"target": "t", "type": "volume"}])
TerraformOutput(stack, "computed", value=data.ipam_config)
TerraformOutput(stack, "item", value=data.ipam_config.get(0))
TerraformOutput(stack, "field", value=data.ipam_config.get(0).subnet)
TerraformOutput(stack, "map_in_item", value=data.ipam_config.get(0).aux_address.lookup("h"))
TerraformOutput(stack, "given", value=network.ipam_config.get(1).gateway)
TerraformOutput(stack, "label", value=Fn.upper(network.labels.get(0).value))
TerraformOutput(stack, "deep", value=container.mounts.get(0).volume_options.labels.get(2).label)
app.synth()
