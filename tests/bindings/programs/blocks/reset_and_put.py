"""Lists and sets of blocks taken back, and put again."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.network import Network
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "reset")
DockerProvider(stack, "docker")
made = Container(stack, "c", image="i", name="n", ports=[{"internal": 1}], labels=[{"label": "a", "value": "b"}])
made.reset_ports()
made.reset_labels()
print(made.ports_input, made.labels_input)
made.put_labels([{"label": "c", "value": "d"}])
print(made.labels_input)
network = Network(stack, "net", name="n", ipam_config=[{"subnet": "a"}])
network.reset_ipam_config()
network.put_ipam_config([{"auxAddress": {"h": "1"}}])
print(network.ipam_config_input)
app.synth()
