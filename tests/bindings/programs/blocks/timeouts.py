"""The block of timeouts, which every provider has alike."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.image import Image, ImageTimeouts
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "timeouts")
DockerProvider(stack, "docker")
Image(stack, "struct", name="a", timeouts=ImageTimeouts(create="1m"))
Image(stack, "empty", name="a", timeouts={})
third = Image(stack, "third", name="a", timeouts={"delete": "2m", "update": "3m"})
third.timeouts.reset_delete()
third.timeouts.create = "9m"
print(third.timeouts_input)
app.synth()
