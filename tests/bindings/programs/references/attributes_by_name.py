"""References that are made by hand on a binding."""

from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "hand")
DockerProvider(stack, "docker")
made = Container(stack, "c", image="i", name="n")
TerraformOutput(stack, "text", value=made.get_string_attribute("made_up"))
TerraformOutput(stack, "number", value=made.get_number_attribute("made_up"))
TerraformOutput(stack, "list", value=made.get_list_attribute("made_up"))
TerraformOutput(stack, "boolean", value=made.get_boolean_attribute("made_up"))
TerraformOutput(stack, "map", value=made.get_string_map_attribute("made_up"))
TerraformOutput(stack, "numbers", value=made.get_number_list_attribute("made_up"))
TerraformOutput(stack, "anything", value=made.interpolation_for_attribute("made_up"))
TerraformOutput(stack, "of_block", value=made.healthcheck.get_string_attribute("made_up"))
TerraformOutput(stack, "of_block_any", value=made.healthcheck.interpolation_for_attribute("made_up"))
TerraformOutput(stack, "of_item", value=made.ports.get(0).get_number_attribute("made_up"))
app.synth()
