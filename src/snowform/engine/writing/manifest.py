"""The manifest: what the cdktf CLI reads to find the stacks. Follows `manifest.ts`."""

from __future__ import annotations

import os
from posixpath import normpath

from snowform.engine.tokens.resolve import resolve
from snowform.engine.tokens.typed_structs import TypedStruct
from snowform.engine.tree.annotations import AnnotationMetadataEntryType
from snowform.engine.values.javascript import stable_json
from snowform.engine.values.structs import Struct
from snowform.hints import Any

FILE_NAME = "manifest.json"
STACKS_FOLDER = "stacks"
STACK_FILE_NAME = "cdk.tf.json"
METADATA_FILE_NAME = "metadata.json"


class StackAnnotation(TypedStruct):
    """Something that a construct announced."""

    construct_path: str
    level: AnnotationMetadataEntryType
    message: str
    stacktrace: list[str] | None


class StackManifest(Struct):
    """A stack in the manifest."""

    FIELDS = {
        "annotations": True,
        "construct_path": True,
        "dependencies": True,
        "name": True,
        "stack_metadata_path": True,
        "synthesized_stack_path": True,
        "working_directory": True,
    }


class Manifest:
    """The stacks of an app, and where they are written."""

    FILE_NAME = FILE_NAME
    STACKS_FOLDER = STACKS_FOLDER
    STACK_METADATA_PATH = METADATA_FILE_NAME
    stack_file_name = STACK_FILE_NAME

    def __init__(self, version: str, outdir: str, hcl_output: bool) -> None:
        self.version = version
        self.outdir = outdir
        self.hcl_output = hcl_output
        self._stacks: dict[str, StackManifest] = {}
        os.makedirs(os.path.join(outdir, STACKS_FOLDER), exist_ok=True)

    @property
    def stacks(self) -> dict[str, StackManifest]:
        """The stacks by name."""
        return self._stacks

    def for_stack(self, stack: Any) -> StackManifest:
        """The entry of a stack, made when it is first asked for."""
        name = stack.node.id
        if name not in self._stacks:
            # As JavaScript joins paths: a stack can be named `.`.
            folder = normpath(f"{STACKS_FOLDER}/{name}")
            self._stacks[name] = StackManifest(
                name=name,
                construct_path=stack.node.path,
                working_directory=folder,
                synthesized_stack_path=normpath(f"{folder}/{STACK_FILE_NAME}"),
                stack_metadata_path=normpath(f"{folder}/{METADATA_FILE_NAME}"),
                annotations=[],
                dependencies=[dependency.node.path for dependency in stack.dependencies],
            )
        return self._stacks[name]

    def build_manifest(self) -> Any:
        """The manifest as it is written, with JavaScript's names."""
        return {"stacks": resolve(None, dict(self._stacks)), "version": self.version}

    def write_to_file(self) -> None:
        """Write manifest.json."""
        with open(os.path.join(self.outdir, FILE_NAME), "w", encoding="utf-8") as file:
            file.write(stable_json(self.build_manifest()))
