"""Fields of a single block are set and reset one by one."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.image import Image
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "fields")
DockerProvider(stack, "docker")
image = Image(stack, "image", name="a", build_attribute={"context": ".", "tag": ["a"], "labels": {"b": "c"}})
image.build_attribute.dockerfile = "Dockerfile"
image.build_attribute.tag = ["x", "y"]
image.build_attribute.reset_labels()
image.build_attribute.put_ulimit([{"name": "nofile", "hard": 1, "soft": 2}])
print(image.build_attribute_input)
other = Image(stack, "other", name="b")
other.build_attribute.context = "made by its field"
print(other.build_attribute_input, other.build_attribute.internal_value)
other.build_attribute.internal_value = None
print(other.build_attribute_input)
app.synth()
