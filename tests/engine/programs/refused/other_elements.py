"""What an element of another kind is refused for leaves nothing in the tree."""

from cdktf import (
    App,
    DataTerraformRemoteStateS3,
    LocalBackend,
    RemoteBackend,
    S3Backend,
    TerraformAsset,
    TerraformHclModule,
    TerraformLocal,
    TerraformOutput,
    TerraformProvider,
    TerraformStack,
    TerraformVariable,
)

app = App()
stack = TerraformStack(app, "refused")
TOY = {"terraform_resource_type": "toy"}
CASES = [
    (TerraformProvider, {}, {"terraform_resource_type": [5, None]}),
    (
        TerraformProvider,
        TOY,
        {"nope": [1], "terraform_provider_source": [5], "terraform_generator_metadata": ["x", {"a": 1}]},
    ),
    (
        TerraformOutput,
        {"value": 1},
        {
            "value": [None, {1}],
            "description": [5],
            "sensitive": ["x"],
            "static_id": ["x"],
            "depends_on": ["x", ["x"]],
            "precondition": ["x", {"condition": "x"}, []],
            "nope": [1],
        },
    ),
    (
        TerraformVariable,
        {},
        {
            "type": [5],
            "description": [5],
            "sensitive": ["x"],
            "nullable": [5],
            "validation": ["x", ["x"], [{"condition": 1}], 5],
            "default": [{1}],
            "nope": [1],
        },
    ),
    (TerraformLocal, {}, {"expression": [{1}, object()], "nope": [1]}),
    (
        TerraformHclModule,
        {"source": "a/b/c"},
        {
            "source": [5],
            "version": [5],
            "variables": ["x", [1], {"a": {1}}],
            "providers": ["x", ["x"], [{"a": 1}]],
            "depends_on": ["x", ["x"]],
            "for_each": ["x"],
            "skip_asset_creation_from_local_modules": ["x"],
            "nope": [1],
        },
    ),
    (TerraformAsset, {"path": "/"}, {"path": [5], "type": ["x"], "asset_hash": [5], "nope": [1]}),
    (LocalBackend, {}, {"path": [5], "workspace_dir": [5], "nope": [1]}),
    (
        S3Backend,
        {"bucket": "b", "key": "k"},
        {"bucket": [5], "encrypt": ["x"], "assume_role": ["x", {"nope": 1}]},
    ),
    (RemoteBackend, {"organization": "o"}, {"workspaces": ["x", {}], "token": [5]}),
    (DataTerraformRemoteStateS3, {"bucket": "b", "key": "k"}, {"bucket": [5], "defaults": ["x"]}),
]


def attempt(cls, arguments):
    backend = cls.__name__.endswith("Backend")
    try:
        cls(stack, **arguments) if backend else cls(stack, "part", **arguments)
    except Exception as error:
        families = (TypeError, AssertionError, AttributeError, RuntimeError)
        print(cls.__name__, sorted(arguments), next(f.__name__ for f in families if isinstance(error, f)))
    else:
        print(cls.__name__, sorted(arguments), "was taken")
    print([child.node.id for child in stack.node.children])


for cls, arguments, given in CASES:
    for name, values in given.items():
        for value in values:
            attempt(cls, {**arguments, name: value})
app.synth()
