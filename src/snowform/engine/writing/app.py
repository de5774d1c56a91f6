"""The app: the root of a program's tree, which writes its stacks. Follows `app.ts`."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping

from snowform import report
from snowform.engine import distribution
from snowform.engine.errors import EngineError, Unsupported, from_callbacks
from snowform.engine.tree.owners import AppRoot, app_of
from snowform.engine.values.arguments import BOOLEAN, TEXT, expect_given
from snowform.engine.values.data import given_back
from snowform.engine.values.structs import Struct
from snowform.engine.writing.manifest import Manifest
from snowform.engine.writing.stack import TerraformStack
from snowform.files import make_folder
from snowform.hints import Any
from snowform.providers.origin import caller

# The context by which cdktn refuses what is in no stack (`features.ts`).
FAIL_OUTSIDE_OF_STACKS = "failOnConstructsOutsideOfStacks"

# The apps of the process, as far as somebody reads its report.
_apps: list[Any] = []

TYPES = {
    "context": (Mapping,),
    "hcl_output": BOOLEAN,
    "outdir": TEXT,
    "skip_backend_validation": BOOLEAN,
    "skip_validation": BOOLEAN,
    "stack_traces": BOOLEAN,
}


class AppConfig(Struct):
    """The arguments of App."""

    FIELDS = {
        "context": False,
        "hcl_output": False,
        "outdir": False,
        "skip_backend_validation": False,
        "skip_validation": False,
        "stack_traces": False,
    }


class App(AppRoot):
    """The root of a program's tree. Its folder is `outdir`, or CDKTF_OUTDIR, or `cdktf.out`.

    Raises Unsupported where HCL is asked for.
    """

    # Stacks are prepared before the first is written; the app is what stacks are told of the run.
    stacks_prepared = True

    def __init__(
        self,
        *,
        context: Mapping[str, Any] | None = None,
        hcl_output: bool | None = None,
        outdir: str | None = None,
        skip_backend_validation: bool | None = None,
        skip_validation: bool | None = None,
        stack_traces: bool | None = None,
    ) -> None:
        expect_given(
            TYPES,
            context=context,
            hcl_output=hcl_output,
            outdir=outdir,
            skip_backend_validation=skip_backend_validation,
            skip_validation=skip_validation,
            stack_traces=stack_traces,
        )
        self._tf_place(None, "")
        if hcl_output or os.environ.get("SYNTH_HCL_OUTPUT") == "true":
            raise Unsupported("HCL output (SYNTH_HCL_OUTPUT, App(hcl_output=True))")
        self.outdir: str = outdir or os.environ.get("CDKTF_OUTDIR") or "cdktf.out"
        self.hcl_output = False
        self.skip_validation = bool(skip_validation)
        self.skip_backend_validation = bool(skip_backend_validation)
        self.target_stack_id = os.environ.get("CDKTF_TARGET_STACK_ID")
        from_environment = json.loads(os.environ.get("CDKTF_CONTEXT_JSON") or "{}")
        for key, value in {**given_back(dict(context or {})), **from_environment}.items():
            self.node.set_context(key, value)
        # Asked for, not only left on as in cdktf: see `tree/annotations`.
        self._tf_stack_traces = stack_traces is True
        if stack_traces is False:
            self.node.set_context("@cdktf/disable_stack_trace_in_metadata", True)
        version = distribution.current.version
        self.node.set_context("cdktfVersion", version)
        make_folder(self.outdir)
        self.manifest = Manifest(version, self.outdir, False)
        if report.wanted():
            _apps.append(self)
            self._tf_line = caller()

    @staticmethod
    def is_app(x: Any) -> bool:
        """Whether something is an app."""
        return isinstance(x, App)

    @staticmethod
    def of(construct: Any) -> App:
        """The app that a construct is in."""
        app = app_of(construct)
        assert isinstance(app, App)
        return app

    @from_callbacks
    def synth(self) -> None:
        """Write every stack, then the manifest. Raises EngineError where the app's validations complain."""
        stacks = [c for c in self.node.find_all() if isinstance(c, TerraformStack)]
        if distribution.current.has_future_flags and self.node.try_get_context(FAIL_OUTSIDE_OF_STACKS):
            self._tf_refuse_outside_of_stacks()
        self._tf_only_stack = len(stacks) == 1
        for stack in stacks:
            stack.prepare_stack()
        for stack in stacks:
            stack.synthesizer.synthesize(self)
        if not self.skip_validation and (messages := self.node.validate()):
            listed = "\n  ".join(messages)
            raise EngineError(f"App-level validation failed with the following errors:\n  {listed}")
        self.manifest.write_to_file()
        if report.wanted():
            self._tf_tell()

    def _tf_refuse_outside_of_stacks(self) -> None:
        if outside := [c.node.path for c in self.node.children if not isinstance(c, TerraformStack)]:
            listed = "\n".join(f"  - {path}" for path in outside)
            raise EngineError(
                "Found constructs outside of a TerraformStack (did you pass scope=app instead of "
                f"scope=stack?):\n{listed}"
            )

    def _tf_tell(self) -> None:
        stacks = [child.node.id for child in self.node.children]
        report.record("written", os.path.abspath(self.outdir), [*self._tf_line, stacks])
        if len(_apps) > 1:
            # Most programs have one app.
            from snowform.engine.writing.lost import tell_of_apps

            tell_of_apps(self, _apps)

    def cross_stack_reference(self, from_stack: Any, to_stack: Any, identifier: str) -> str:
        """Let a stack read something of another's; the expression by which it does."""
        to_stack.add_dependency(from_stack)
        output = from_stack.register_outgoing_cross_stack_reference(identifier)
        state = to_stack.register_incoming_cross_stack_reference(from_stack)
        text: str = state.get_string(output.friendly_unique_id)
        return text
