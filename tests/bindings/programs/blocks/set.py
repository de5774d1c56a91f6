"""A set of blocks keeps its order, and twice the same."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.network import Network, NetworkIpamConfig, NetworkLabels
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "set")
DockerProvider(stack, "docker")
label = NetworkLabels(label="a", value="b")
made = Network(
    stack,
    "net",
    name="n",
    labels=[label, {"label": "0", "value": "1"}, label],
    ipam_config=[NetworkIpamConfig(subnet="10.0.0.0/8", aux_address={"host_name": "10.0.0.1"}), {"ipRange": "10.1.0.0/16"}],
)
print(made.labels_input, made.ipam_config_input)
app.synth()
