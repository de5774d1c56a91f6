"""Write a stack: aspects, validations, assets, annotations, then the configuration.

Follows `synthesize/synthesizer.ts`.
"""

from __future__ import annotations

import os

from snowform import report
from snowform.engine import distribution
from snowform.engine.elements.validations import ValidateTerraformVersion
from snowform.engine.errors import EngineError
from snowform.engine.tree.annotations import LEVELS, AnnotationMetadataEntryType, Annotations
from snowform.engine.tree.aspects import Aspects
from snowform.engine.tree.constructs import ConstructOrder
from snowform.engine.values.javascript import DIGITS, stable_json
from snowform.engine.writing.manifest import StackAnnotation
from snowform.files import make_folder
from snowform.hints import Any


class StackSynthesizer:
    """Writes one stack."""

    def __init__(self, stack: Any) -> None:
        self.stack = stack
        self._continue_on_errors = "CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS" in os.environ

    def synthesize(self, session: Any) -> None:
        """Write the stack into the session's folder; `session` has outdir, manifest and skip_validation.

        Raises EngineError where a validation or an annotation of the level ERROR forbids it.
        """
        stack = self.stack
        invoke_aspects(stack)
        if distribution.current.prepares_alone and not getattr(session, "stacks_prepared", None):
            stack.prepare_stack()
        if stack.has_resource_move():
            stack.node.add_validation(
                ValidateTerraformVersion(
                    ">=1.5",
                    "Resource move functionality is only supported for Terraform >=1.5. "
                    "Please upgrade your Terraform version.",
                )
            )
        if not session.skip_validation:
            stack.run_all_validations()
        entry = session.manifest.for_stack(stack)
        make_folder(os.path.join(session.outdir, entry.working_directory))
        for construct in stack.node.find_all(ConstructOrder.POSTORDER):
            if construct._tf_on_synthesize is not None:
                construct._tf_on_synthesize(session)
        entry._values["annotations"] = annotations = _annotations(stack)
        errors = [a for a in annotations if a.level is AnnotationMetadataEntryType.ERROR]
        if errors and not self._continue_on_errors:
            listed = "\n".join(f"[{a.construct_path}] {a.message}" for a in errors)
            raise EngineError(
                f'Encountered Annotations with level "ERROR":\n{listed}\n\nEither fix the issues above, '
                "or set the environment variable CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS to ignore these "
                "annotations."
            )
        path = os.path.join(session.outdir, entry.synthesized_stack_path)
        DIGITS.lost = False
        text = stable_json(stack.to_terraform())
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        if DIGITS.lost and report.wanted():
            # Rare enough to resolve everything once more, the lazy values too.
            DIGITS.kept = True
            try:
                report.record("exact", stack.node.path, stable_json(stack.to_terraform()))
            finally:
                DIGITS.kept = False


def _annotations(stack: Any) -> list[StackAnnotation]:
    return [
        _annotation(construct.node.path, entry)
        for construct in stack.node.find_all()
        for entry in construct.node._metadata or ()
        if entry.type in LEVELS
    ]


def _annotation(path: str, entry: Any) -> StackAnnotation:
    # Not checked: what a program adds to the metadata under such a type by itself may be any data.
    made: StackAnnotation = StackAnnotation.__new__(StackAnnotation)
    made._values = {"construct_path": path, "level": LEVELS[entry.type], "message": entry.data}
    if entry.trace is not None:
        made._values["stacktrace"] = entry.trace
    return made


def invoke_aspects(root: Any) -> None:
    """Visit each construct of a tree with the aspects of it and of those above it.

    One that was added twice visits twice: jsii makes two objects of it in JavaScript.
    """
    warned = False

    def visit(construct: Any, inherited: list[Any]) -> None:
        nonlocal warned
        own = Aspects._existing(construct)
        here = [*inherited, *own]
        count = len(own)
        for aspect in here:
            aspect.visit(construct)
            if not warned and count != len(Aspects._existing(construct)):
                Annotations.of(construct).add_warning(
                    "We detected an Aspect was added via another Aspect, and will not be applied"
                )
                warned = True
        for child in construct.node.children:
            # Most constructs are leaves without an aspect above them.
            if here or child.node._children or Aspects._existing(child):
                visit(child, here)

    visit(root, [])
