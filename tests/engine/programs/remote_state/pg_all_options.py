"""All options of DataTerraformRemoteStatePg."""

from cdktf import App, DataTerraformRemoteStatePg, TerraformOutput, TerraformStack

app = App()
stack = TerraformStack(app, "stack")
state = DataTerraformRemoteStatePg(
    stack,
    "state",
    workspace="prod",
    defaults={"someKey": {"innerKey": 1}},
    conn_str="conn-str",
    schema_name="schema-name",
    skip_index_creation=False,
    skip_schema_creation=True,
    skip_table_creation=False,
)
TerraformOutput(stack, "id", value=state.get_string("id"))
app.synth()
