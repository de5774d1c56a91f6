"""Sets of texts keep the order in which they are given."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "sets")
DockerProvider(stack, "docker")
first = Container(stack, "first", image="i", name="n", env=["B=1", "A=2", "B=1"], dns=["1.1.1.1"], group_add=[])
Container(stack, "second", image="i", name="n", env=first.env, dns_opts=first.dns_opts, tmpfs={"/run": "rw"})
print(first.env_input, first.dns_input, first.group_add_input, first.dns_opts_input)
app.synth()
