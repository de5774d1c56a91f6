"""Tests of stacks: synthesize one without an app's run, look into the result. Follows `testing/index.ts`."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from snowform import report
from snowform.engine import distribution
from snowform.engine.assets.asset import CANONICAL_HASHES
from snowform.engine.errors import EngineError, Unsupported, from_callbacks
from snowform.engine.testing import matchers
from snowform.engine.tokens.typed_structs import TypedStruct
from snowform.engine.tree.constructs import Construct, engine_class_name
from snowform.engine.values.arguments import expect
from snowform.engine.values.javascript import stable_json
from snowform.engine.writing.app import FAIL_OUTSIDE_OF_STACKS, App
from snowform.engine.writing.manifest import Manifest
from snowform.engine.writing.stack import TerraformStack
from snowform.engine.writing.synthesizer import invoke_aspects

STUB = "stubbed"
FOLDER_PREFIX = "cdktf.outdir."
COMMENT = "//"


class TestingAppConfig(TypedStruct):
    """The arguments of `Testing.app`."""

    context: Mapping[str, Any] | None
    enable_future_flags: bool | None
    fake_cdktf_json_path: bool | None
    outdir: str | None
    stack_traces: bool | None
    stub_version: bool | None


class _Session:
    """What `StackSynthesizer.synthesize` needs to know."""

    stacks_prepared = None

    def __init__(self, manifest: Manifest) -> None:
        self.manifest = manifest
        self.outdir = manifest.outdir
        self.skip_validation = False


class Testing:
    """Ways to test an app."""

    @classmethod
    def app(cls, **options: Any) -> App:
        """An app in a temporary directory, whose version is `stubbed`."""
        given = TestingAppConfig(**options)
        if report.wanted():
            report.record("testing", "app", True)
        values = {"stack_traces": False, "stub_version": True, "enable_future_flags": True, **given._values}
        app = App(
            outdir=given.outdir or tempfile.mkdtemp(prefix=FOLDER_PREFIX),
            stack_traces=values["stack_traces"],
            context=given.context,
        )
        if values["stub_version"]:
            cls.stub_version(app)
        if values["enable_future_flags"]:
            cls.enable_future_flags(app)
        if values.get("fake_cdktf_json_path"):
            cls.fake_cdktf_json_path(app)
        return app

    @classmethod
    def stub_version(cls, app: App) -> App:
        """Let what is written not depend on the version of cdktf."""
        expect("app", app, App)
        app.node.set_context("cdktfVersion", STUB)
        app.manifest.version = STUB
        return app

    @classmethod
    def fake_cdktf_json_path(cls, app: App) -> App:
        """Let relative paths of assets and modules start at the working directory."""
        expect("app", app, App)
        app.node.set_context("cdktfJsonPath", f"{Path.cwd()}/cdktf.json")
        app.node.set_context("cdktfRelativeModules", [distribution.current.fake_modules])
        return app

    @classmethod
    def enable_future_flags(cls, app: App) -> App:
        """Have the app do what later versions do anyway; cdktf 0.21 knows of nothing (`features.ts`)."""
        expect("app", app, App)
        if distribution.current.has_future_flags:
            for flag in (FAIL_OUTSIDE_OF_STACKS, CANONICAL_HASHES):
                app.node.set_context(flag, "true")
        return app

    @classmethod
    def synth_scope(cls, fn: Callable[[Construct], object]) -> str:
        """The configuration of a stack that a function fills."""
        stack = TerraformStack(cls.app(), "stack")
        fn(stack)
        return cls.synth(stack)

    @classmethod
    def synth(cls, stack: TerraformStack, run_validations: bool | None = None) -> str:
        """The configuration of a stack as JSON, without the comments and without a backend of our own."""
        expect("stack", stack, TerraformStack)
        return _synthesized(stack, bool(run_validations))

    @classmethod
    def synth_hcl(
        cls,
        stack: TerraformStack,  # noqa: ARG003
        run_validations: bool | None = None,  # noqa: ARG003
        return_metadata: bool | None = None,  # noqa: ARG003
    ) -> Any:
        """Raises Unsupported: this engine writes no HCL."""
        raise Unsupported("HCL output (Testing.synth_hcl)")

    @classmethod
    def full_synth(cls, stack: TerraformStack) -> str:
        """The temporary directory into which the stack was written, as an app's run would."""
        expect("stack", stack, TerraformStack)
        return _written(stack)

    @classmethod
    def render_construct_tree(cls, construct: Any) -> str:
        """The tree below a construct, a line each, with the classes as JavaScript knows them."""
        return _render(construct, 0, False)

    @classmethod
    def to_have_data_source(cls, received: str, resource_type: str) -> bool:
        """Whether a configuration has a data source of a type."""
        return matchers.has_element("data", received, resource_type)

    @classmethod
    def to_have_data_source_with_properties(
        cls, received: str, resource_type: str, properties: Mapping[str, Any] | None = None
    ) -> bool:
        """Whether a configuration has a data source of a type with these properties."""
        return matchers.has_element("data", received, resource_type, properties)

    @classmethod
    def to_have_resource(cls, received: str, resource_type: str) -> bool:
        """Whether a configuration has a resource of a type."""
        return matchers.has_element("resource", received, resource_type)

    @classmethod
    def to_have_resource_with_properties(
        cls, received: str, resource_type: str, properties: Mapping[str, Any] | None = None
    ) -> bool:
        """Whether a configuration has a resource of a type with these properties."""
        return matchers.has_element("resource", received, resource_type, properties)

    @classmethod
    def to_have_provider(cls, received: str, resource_type: str) -> bool:
        """Whether a configuration has a provider of a type."""
        return matchers.has_element("provider", received, resource_type)

    @classmethod
    def to_have_provider_with_properties(
        cls, received: str, resource_type: str, properties: Mapping[str, Any] | None = None
    ) -> bool:
        """Whether a configuration has a provider of a type with these properties."""
        return matchers.has_element("provider", received, resource_type, properties)

    @classmethod
    def to_be_valid_terraform(cls, received: str) -> bool:
        """Whether Terraform takes the stacks in a directory that `full_synth` wrote for valid."""
        expect("received", received, str)
        return matchers.is_valid_terraform(received)

    @classmethod
    def setup_jest(cls) -> None:
        """Raises EngineError, as it always does in Python."""
        raise EngineError("The expect function is not globally accessible: Jest is a tool of JavaScript's.")


@from_callbacks
def _synthesized(stack: TerraformStack, run_validations: bool) -> str:
    invoke_aspects(stack)
    if run_validations:
        if distribution.current.checks_target_versions:
            stack._tf_prepare()
        stack.run_all_validations()
    return stable_json(_without_comments(stack.to_terraform()))


@from_callbacks
def _written(stack: TerraformStack) -> str:
    manifest = Manifest(STUB, tempfile.mkdtemp(prefix=FOLDER_PREFIX), False)
    stack.synthesizer.synthesize(_Session(manifest))
    manifest.write_to_file()
    return manifest.outdir


def _without_comments(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_comments(item) for key, item in value.items() if key != COMMENT}
    return [_without_comments(item) for item in value] if isinstance(value, list) else value


def _render(construct: Any, level: int, is_last: bool) -> str:
    prefix = f"{' ' * ((level - 1) * 4)}{'└' if is_last else '├'}── " if level else ""
    name = "App" if App.is_app(construct) else f"{construct.node.id} ({engine_class_name(construct)})"
    children = construct.node.children
    lines = [_render(child, level + 1, child is children[-1]) for child in children]
    return f"{prefix}{name}\n{''.join(lines)}"
