"""All public names of a module."""

from cdktf import *
from cdktf_cdktf_provider_docker.network import *
from cdktf_cdktf_provider_docker.provider import *

app = App()
stack = TerraformStack(app, "networks")
DockerProvider(stack, "docker")
Network(stack, "net", name="net", ipam_config=[NetworkIpamConfig(subnet="10.1.0.0/16")])
print(sorted(name for name in globals() if name.startswith(("Network", "DockerProvider"))))
app.synth()
