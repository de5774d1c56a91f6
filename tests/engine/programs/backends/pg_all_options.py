"""All options of PgBackend; another stack reads its state with them."""

from cdktf import App, PgBackend, TerraformOutput, TerraformResource, TerraformStack

app = App()
source, target = TerraformStack(app, "source"), TerraformStack(app, "target")
PgBackend(
    source,
    conn_str="conn-str",
    schema_name="schema-name",
    skip_index_creation=False,
    skip_schema_creation=True,
    skip_table_creation=False,
)
box = TerraformResource(source, "box", terraform_resource_type="toy_box")
TerraformOutput(target, "id", value=box.get_string_attribute("id"))
app.synth()
