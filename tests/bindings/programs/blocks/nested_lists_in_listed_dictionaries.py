"""Lists of blocks within dictionaries of a list of blocks."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "nested")
DockerProvider(stack, "docker")
labels = [{"label": "a", "value": "b", "other": "lost"}, {"label": "c", "value": "d"}]
mounts = [
    {"target": "t", "type": "volume", "volumeOptions": {"labels": labels, "noCopy": None}},
    {"target": "u", "type": "tmpfs", "tmpfsOptions": {"mode": 7, "sizeBytes": 8, "size_bytes": 9}},
]
made = Container(stack, "c", image="i", name="n", mounts=mounts)
print(made.mounts_input)
print(made.mounts_input[0].volume_options.labels[1].label)
app.synth()
