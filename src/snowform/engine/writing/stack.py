"""Stacks: what is deployed together, written as one configuration. Follows `terraform-stack.ts`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from snowform import report
from snowform.engine import distribution
from snowform.engine.backends.backend import LocalBackend, TerraformBackend
from snowform.engine.elements.element import TerraformElement
from snowform.engine.elements.merging import deep_merge, merge_resolved, set_override
from snowform.engine.elements.provider import TerraformProvider
from snowform.engine.elements.resource import TerraformResource
from snowform.engine.elements.validations import ValidateProviderPresence
from snowform.engine.errors import EngineError, Unsupported, from_callbacks
from snowform.engine.tokens.boundary import own_as
from snowform.engine.tokens.expressions import ref
from snowform.engine.tokens.resolve import resolve
from snowform.engine.tokens.token import TOKENS
from snowform.engine.tree.owners import StackRoot, stack_of
from snowform.engine.values import losses
from snowform.engine.values.arguments import expect
from snowform.engine.values.javascript import js_keys
from snowform.engine.values.structs import Struct
from snowform.engine.values.unique_id import make_unique_id
from snowform.engine.writing.synthesizer import StackSynthesizer
from snowform.errors import SnowformError
from snowform.hints import Any


class TerraformStackMetadata(Struct):
    """What a stack's comment holds."""

    FIELDS = {"backend": True, "stack_name": True, "version": True, "cloud": False}


class TerraformStack(StackRoot):
    """A configuration of its own, with its own state.

    Raises EngineError for an id with white space or a character of glob patterns, and for "." and "..".
    """

    def __init__(self, scope: Any, id: str) -> None:
        super().__init__(scope, id)
        for char in "*?[]{}!":
            if char in id:
                raise EngineError(
                    f'Cannot create Terraform stack with id "{id}". '
                    f'It contains an invalid glob character: "{char}"'
                )
        if re.search(r"\s", id):
            raise EngineError(
                f'Cannot create TerraformStack with id "{id}". It contains a whitespace character.\n\n'
                "Please remove any whitespace characters in your TerraformStack id, like so: "
                f'"{"".join(id.split())}"'
            )
        if id in {".", ".."}:
            # cdktf takes both, and writes beside the folder of its stacks.
            raise EngineError(
                f'Cannot create TerraformStack with id "{id}": what belongs to a stack lies in a folder of '
                "that name, and this one is another folder's"
            )
        self._tf_version = self.node.try_get_context("cdktfVersion")
        self._tf_overrides: dict[str, Any] = {}
        self._tf_cross_stack_outputs: dict[str, Any] = {}
        self._tf_cross_stack_states: dict[str, Any] = {}
        self._tf_dependencies: list[TerraformStack] = []
        self._tf_synthesizer: Any = StackSynthesizer(self)
        self._tf_move_targets: Any = None
        self.node.add_validation(ValidateProviderPresence(self))
        # The functions in it that not every version has, as the last run found them.
        self._tf_noted_functions: set[str] = set()
        if distribution.current.checks_target_versions:
            # With cdktn alone.
            from snowform.engine.elements.target_versions import add_checks

            add_checks(self)

    @staticmethod
    def is_stack(x: Any) -> bool:
        """Whether something is a stack."""
        return isinstance(x, TerraformStack)

    @staticmethod
    def of(construct: Any) -> TerraformStack:
        """The stack that a construct is in."""
        stack = stack_of(construct)
        assert isinstance(stack, TerraformStack)
        return stack

    @property
    def dependencies(self) -> list[TerraformStack]:
        """The stacks that this one depends on."""
        return self._tf_dependencies

    @dependencies.setter
    def dependencies(self, value: list[TerraformStack]) -> None:
        self._tf_dependencies = value

    @property
    def synthesizer(self) -> Any:
        """What writes the stack."""
        return self._tf_synthesizer

    @synthesizer.setter
    def synthesizer(self, value: Any) -> None:
        self._tf_synthesizer = value

    @property
    def move_targets(self) -> Any:
        """The names that resources can be moved to."""
        if self._tf_move_targets is None:
            # Few stacks move a resource.
            from snowform.engine.elements.move_targets import TerraformResourceTargets

            self._tf_move_targets = TerraformResourceTargets()
        return self._tf_move_targets

    @move_targets.setter
    def move_targets(self, value: Any) -> None:
        self._tf_move_targets = value

    @from_callbacks
    def prepare_stack(self) -> None:
        """Resolve everything once, so that references across stacks make their outputs and inputs."""
        self.ensure_backend_exists()
        self._tf_prepare()

    def _tf_note_function(self, name: str) -> None:
        """Take note of a function that not every version has."""
        self._tf_noted_functions.add(name)

    def _tf_prepare(self) -> None:
        if distribution.current.checks_target_versions:
            self._tf_forget_features()
        # Nothing can cross a stack that is alone, and nothing but lazy values would notice.
        if getattr(self.node.root, "_tf_only_stack", False) and not TOKENS.has_lazy:
            return
        for element in list(self._tf_elements()):
            self._tf_resolve(element, preparing=True)

    def _tf_forget_features(self) -> None:
        """Forget what the run before has found out about versions that are asked for."""
        # With cdktn alone.
        from snowform.engine.elements.target_versions import forget

        self._tf_noted_functions.clear()
        for element in self._tf_elements():
            forget(element)

    def add_override(self, path: str, value: Any) -> None:
        """Set a value in what is written of the stack."""
        expect("path", path, str)
        if value is not None:
            losses.of_value(value, f'the override "{path}"', construct=self)
        set_override(self._tf_overrides, path, own_as(value, path))

    def get_logical_id(self, tf_element: Any) -> str:
        """The name of an element of the stack."""
        return self._allocate_logical_id(tf_element)

    def _allocate_logical_id(self, tf_element: Any) -> str:
        """Name an element after its path below the stack; a program's stack may override it."""
        node = getattr(tf_element, "node", tf_element)
        if node.scope is self:
            return make_unique_id((node.id,))
        ids: list[str] = []
        top = getattr(tf_element, "cdktf_stack", self).node
        while node is not top and node is not None:
            ids.append(node.id)
            node = node.scope.node if node.scope is not None else None
        return make_unique_id(ids[::-1]) if ids else ""

    def all_providers(self) -> list[Any]:
        """The providers in the stack."""
        return [c for c in self.node.find_all() if isinstance(c, TerraformProvider)]

    def ensure_backend_exists(self) -> Any:
        """The stack's backend; a local one where the program gave none."""
        for construct in self.node.find_all():
            if isinstance(construct, TerraformBackend):
                return construct
        return LocalBackend(self)

    @from_callbacks
    def to_terraform(self) -> Any:
        """The whole configuration, resolved."""
        elements = list(self._tf_elements())
        if report.wanted() and len({element.friendly_unique_id for element in elements}) < len(elements):
            # Most names are given once.
            from snowform.engine.writing.lost import tell_of_elements

            tell_of_elements(elements)
        metadata: dict[str, Any] = {
            "version": self._tf_version,
            "stackName": self.node.id,
            "backend": "local",
        }
        if self._tf_overrides:
            metadata["overrides"] = {"stack": js_keys(self._tf_overrides)}
        for element in elements:
            if own := element.to_metadata():
                merge_resolved(metadata, resolve(self, own))
        document: dict[str, Any] = {"//": {"metadata": metadata, "outputs": self._tf_output_tree(elements)}}
        for element in elements:
            merge_resolved(document, self._tf_resolve(element))
        if self._tf_overrides:
            deep_merge(document, self._tf_overrides)
            return resolve(self, document)
        return document

    def _tf_resolve(self, element: Any, *, preparing: bool = False) -> Any:
        """What an element gives, resolved; an error of a value in it says where that stands."""
        body = element.to_terraform()
        try:
            return resolve(self, body, preparing=preparing)
        except SnowformError as error:
            # Loaded by the programs that fail.
            from snowform.engine.writing.places import locate

            locate(error, self, element, body)
            raise

    def to_hcl_terraform(self) -> Any:
        """Raises Unsupported: this engine writes no HCL."""
        raise Unsupported("HCL output (SYNTH_HCL_OUTPUT, App(hcl_output=True))")

    def _tf_output_tree(self, elements: list[Any]) -> dict[str, Any]:
        tree: dict[str, Any] = {}
        for output in elements:
            if output._tf_is_output:
                branch: Any = {}
                for part in reversed(output.node.path.split("/")):
                    branch = {part: branch or output.friendly_unique_id}
                deep_merge(tree, branch)
        return tree

    def register_outgoing_cross_stack_reference(self, identifier: str) -> Any:
        """The output by which another stack reads something of this one."""
        if identifier not in self._tf_cross_stack_outputs:
            # Few stacks have something that another reads.
            from snowform.engine.elements.output import TerraformOutput

            self._tf_cross_stack_outputs[identifier] = TerraformOutput(
                self, f"cross-stack-output-{identifier}", value=ref(identifier, self), sensitive=True
            )
        return self._tf_cross_stack_outputs[identifier]

    def register_incoming_cross_stack_reference(self, from_stack: TerraformStack) -> Any:
        """The remote state by which this stack reads another's outputs."""
        path = from_stack.node.path
        # The real engine looks under the stack's text and stores under its path: the same, as long as the
        # program has not given the stack another text.
        if str(from_stack) not in self._tf_cross_stack_states:
            backend = from_stack.ensure_backend_exists()
            self._tf_cross_stack_states[path] = backend.get_remote_state_data_source(
                self, f"cross-stack-reference-input-{path}", path
            )
        return self._tf_cross_stack_states[path]

    def depends_on(self, stack: TerraformStack) -> bool:
        """Whether this stack comes after another."""
        expect("stack", stack, TerraformStack)
        return any(d is stack or d.depends_on(stack) for d in self._tf_dependencies)

    def add_dependency(self, dependency: TerraformStack) -> None:
        """Come after another stack. Raises EngineError where that one depends on this."""
        expect("dependency", dependency, TerraformStack)
        if dependency.depends_on(self):
            raise EngineError(
                f"Cannot add dependency {dependency} to {self}, because it would cause a circular dependency."
            )
        if not any(d is dependency for d in self._tf_dependencies):
            self._tf_dependencies.append(dependency)

    @from_callbacks
    def run_all_validations(self) -> None:
        """Run the checks of all constructs in the stack. Raises EngineError with all that they say."""
        messages = [
            f"[{construct.node.path}] {message}"
            for construct in self.node.find_all()
            if construct.node._validations
            for message in construct.node.validate()
        ]
        if messages:
            listed = "\n  ".join(messages)
            raise EngineError(
                f"Validation failed with the following errors:\n  {listed}\n\n"
                "If you wish to ignore these validations, pass 'skip_validation=True' to your App."
            )

    def has_resource_move(self) -> bool:
        """Whether a resource of the stack was moved."""
        return any(isinstance(e, TerraformResource) and e.has_resource_move() for e in self._tf_elements())

    def _tf_elements(self) -> Iterator[Any]:
        """The elements of the stack, not those of stacks inside it."""
        pending: list[Any] = [self]
        while pending:
            construct = pending.pop()
            if isinstance(construct, TerraformElement):
                yield construct
            # Most constructs are leaves.
            if construct.node._children:
                children = reversed(construct.node.children)
                pending.extend(child for child in children if not isinstance(child, TerraformStack))
