"""A backend gives its remote state when the program asks for it."""

from cdktf import App, HttpBackend, LocalBackend, OssBackend, S3Backend, SwiftBackend, TerraformStack

app = App()
reader = TerraformStack(app, "reader")
for index, (backend, options) in enumerate(
    [
        (LocalBackend, {}),
        (HttpBackend, {"address": "a"}),
        (OssBackend, {"bucket": "b"}),
        (S3Backend, {"bucket": "b", "key": "k"}),
        (SwiftBackend, {"container": "c"}),
    ]
):
    state = backend(TerraformStack(app, f"s{index}"), **options).get_remote_state_data_source(
        reader, f"d{index}", "from"
    )
    print(type(state).__name__, state.get_string("x") != "")
app.synth()
