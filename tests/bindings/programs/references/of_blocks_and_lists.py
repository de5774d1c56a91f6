"""What references to blocks know: fqn, index, the resolved text."""

from cdktf import App, ComplexList, ComplexObject, StringMap, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.data_docker_network import DataDockerNetwork
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "blocks")
DockerProvider(stack, "docker")
made = Container(stack, "c", image="i", name="n", healthcheck={"test": ["a"]}, ports=[{"internal": 1}])
network = DataDockerNetwork(stack, "network", name="n")
TerraformOutput(stack, "fqns", value=[made.healthcheck.fqn, made.ports.fqn, network.ipam_config.get(0).fqn])
print(isinstance(made.healthcheck, ComplexObject), isinstance(made.ports, ComplexList))
print(isinstance(made.ports.get(0), ComplexObject), isinstance(network.options, StringMap))
app.synth()
