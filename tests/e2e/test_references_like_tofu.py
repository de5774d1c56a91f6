"""Our check of references and OpenTofu's take and refuse the same documents.

The built-in provider's terraform_data stands for any resource, so no provider is fetched.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from snowform.schema import Block
from snowform.synth.checks.references import check_references
from snowform.synth.checks.schemas import Schemas
from snowform.tofu import Tofu, TofuError
from tests.tools import need

pytestmark = pytest.mark.e2e

Document = dict[str, Any]
TERRAFORM_DATA = Block({"a": {"id": "c", "input": "o:d", "output": "c:d", "triggers_replace": "o:d"}})


class BuiltIn(Schemas):
    """The schema of the built-in provider."""

    def schema_for(self, *_: Any) -> Any:
        return self

    def block(self, _kind: str, terraform_type: str) -> Block | None:
        return TERRAFORM_DATA if terraform_type == "terraform_data" else None


def resources(**bodies: Document) -> Document:
    return {
        "resource": {
            "terraform_data": {"a": {}, "many": {"count": 2}, "each": {"for_each": {"k": 1}}, **bodies}
        }
    }


def reading(value: Any) -> Document:
    return {**resources(), "output": {"o": {"value": value}}, "variable": {"v": {}}, "locals": {"l": [1]}}


def calling(value: Any) -> Document:
    return {"module": {"one": {"source": "./m"}, "many": {"source": "./m", "count": 2}}, **reading(value)}


def on(body: Document) -> Document:
    return {**resources(it=body), "locals": {"l": [1]}}


VALID = {
    "attribute": reading("${terraform_data.a.id}"),
    "whole": reading("${terraform_data.a} ${terraform_data.many}"),
    "resource prefix": reading("${resource.terraform_data.a.id}"),
    "splat of one": reading("${terraform_data.a[*].id}"),
    "splat of old": reading("${terraform_data.many.*.id[0]}"),
    "index of several": reading('${terraform_data.many[0].id} ${terraform_data.each["k"].id}'),
    "anything below a dynamic attribute": reading("${terraform_data.a.output.x[0].y}"),
    "variables, locals, path": reading("${var.v.x} ${local.l[0]} ${path.module} ${terraform.workspace}"),
    "loop": reading("${[for v in local.l : v]}"),
    "modules": calling('${module.one.x} ${module.many[0].x} ${join(",", module.many[*].x)}'),
    "comment in a block": on({"//": "${no.no}"}),
    "computed index of one": on({"count": 2, "input": "${terraform_data.a[count.index].id}"}),
    "count": on({"count": 2, "input": "${count.index}"}),
    "each": on({"for_each": {"a": 1}, "input": "${each.key} ${each.value}"}),
    "self": on(
        {
            "lifecycle": {"postcondition": {"condition": "${self.id != 1}", "error_message": "x"}},
            "connection": {"host": "${self.id}"},
            "provisioner": [{"local-exec": {"command": "${self.id} ${terraform_data.it.id}"}}],
        }
    ),
    "on destroy": on(
        {
            "count": 1,
            "provisioner": {
                "local-exec": {"when": "destroy", "command": "${self.id} ${count.index} ${path.module}"}
            },
        }
    ),
    "depends_on": on(
        {"depends_on": ["terraform_data.a", "terraform_data.many[0]", "local.l", "terraform_data.it"]}
    ),
    "ignore_changes": on({"lifecycle": {"ignore_changes": ["input", 'input.x["y"]']}}),
    "ignore_changes all": on({"lifecycle": {"ignore_changes": "all"}}),
    "replace_triggered_by": on(
        {
            "count": 2,
            "lifecycle": {
                "replace_triggered_by": ["terraform_data.a.id", "terraform_data.many[count.index]"]
            },
        }
    ),
    "moved": {**resources(), "moved": [{"from": "terraform_data.old", "to": "terraform_data.a"}]},
    "import": {**resources(), "import": [{"to": "terraform_data.a", "id": "x"}]},
    "alias": {
        "provider": {"terraform": [{"alias": "us"}]},
        "resource": {"terraform_data": {"a": {"provider": "terraform.us"}, "b": {"provider": "terraform"}}},
    },
    "data of a check": {
        "check": {
            "c": {
                "data": {"terraform_remote_state": {"s": {"backend": "local"}}},
                "assert": {
                    "condition": "${data.terraform_remote_state.s.outputs.x == 1}",
                    "error_message": "x",
                },
            }
        }
    },
}
INVALID = {
    "resource": reading("${terraform_data.no.id}"),
    "type": reading("${terraform_dat.a.id}"),
    "data": reading("${data.terraform_data.a.id}"),
    "variable": reading("${var.no}"),
    "local": reading("${local.no}"),
    "module": reading("${module.no.x}"),
    "attribute": reading("${terraform_data.a.idd}"),
    "into a string": reading("${terraform_data.a.id.x}"),
    "attribute as key": reading('${terraform_data.a["id"]}'),
    "index of one": reading("${terraform_data.a[0].id}"),
    "attribute of several": reading("${terraform_data.many.id}"),
    "attribute of several by key": reading("${terraform_data.each.id}"),
    "count elsewhere": reading("${count.index}"),
    "each elsewhere": reading("${each.key}"),
    "self elsewhere": reading("${self.id}"),
    "path": reading("${path.modul}"),
    "terraform": reading("${terraform.version}"),
    "name alone": reading("${HOME}"),
    "undefined": reading("${undefined}"),
    "data alone": reading("${data.x}"),
    "local alone": reading("${local}"),
    "reserved": reading("${template.x}"),
    "key of an object": reading({"${local.no}": 1}),
    "value in an object": reading({"a": "${local.no}"}),
    "output of several modules": calling("${module.many.x}"),
    "missing argument": reading("${contains([1], )}"),
    "hole": reading("${[1, , 2]}"),
    "count in count": on({"count": "${count.index}"}),
    "each with count": on({"count": 1, "input": "${each.key}"}),
    "member of each": on({"for_each": {"a": 1}, "input": "${each.kee}"}),
    "member of count": on({"count": 1, "input": "${count.idx}"}),
    "self in an argument": on({"input": "${self.id}"}),
    "self in a precondition": on(
        {"lifecycle": {"precondition": {"condition": "${self.id != 1}", "error_message": "x"}}}
    ),
    "attribute of self": on(
        {"lifecycle": {"postcondition": {"condition": "${self.idd != 1}", "error_message": "x"}}}
    ),
    "itself in a postcondition": on(
        {"lifecycle": {"postcondition": {"condition": "${terraform_data.it.id != 1}", "error_message": "x"}}}
    ),
    "others on destroy": on(
        {"provisioner": [{"local-exec": {"when": "destroy", "command": "${terraform_data.a.id}"}}]}
    ),
    "depends_on nothing": on({"depends_on": ["terraform_data.no"]}),
    "depends_on no local": on({"depends_on": ["local.no"]}),
    "depends_on an attribute": on({"depends_on": ["terraform_data.a.id"]}),
    "depends_on with braces": on({"depends_on": ["${terraform_data.a}"]}),
    "depends_on an index of one": on({"depends_on": ["terraform_data.a[0]"]}),
    "ignore_changes": on({"lifecycle": {"ignore_changes": ["inputt"]}}),
    "ignore_changes with braces": on({"lifecycle": {"ignore_changes": ["${input}"]}}),
    "ignore_changes all in a list": on({"lifecycle": {"ignore_changes": ["all"]}}),
    "replace_triggered_by with braces": on({"lifecycle": {"replace_triggered_by": ["${terraform_data.a}"]}}),
    "replace_triggered_by a local": on({"lifecycle": {"replace_triggered_by": ["local.l"]}}),
    "moved attribute": {**resources(), "moved": [{"from": "terraform_data.b.id", "to": "terraform_data.a"}]},
    "moved with braces": {
        **resources(),
        "moved": [{"from": "${terraform_data.b}", "to": "terraform_data.a"}],
    },
    "import with braces": {**resources(), "import": [{"to": "${terraform_data.a}", "id": "x"}]},
    "no such alias": on({"provider": "terraform.us"}),
    "provider with braces": on({"provider": "${terraform}"}),
    "data of another check": {
        "check": {
            "c": {
                "assert": {
                    "condition": "${data.terraform_remote_state.s.outputs.x == 1}",
                    "error_message": "x",
                }
            }
        }
    },
}
# What `tofu validate` lets pass and `tofu plan` refuses always.
NEVER_PLANNED = {
    "index of one module": calling("${module.one[0].x}"),
    "itself": on({"input": "${terraform_data.it.id}"}),
    "attribute behind a splat": on({"input": "${terraform_data.many[*].idd}"}),
    "attribute behind a computed index": on({"count": 2, "input": "${terraform_data.many[count.index].idd}"}),
    "replaced by nothing": on({"lifecycle": {"replace_triggered_by": ["terraform_data.no"]}}),
    "replaced by itself": on({"lifecycle": {"replace_triggered_by": ["terraform_data.it"]}}),
    "moved and still there": {
        **resources(b={}),
        "moved": [{"from": "terraform_data.b", "to": "terraform_data.a"}],
    },
    "import into an index of one": {**resources(), "import": [{"to": "terraform_data.a[0]", "id": "x"}]},
}


def ours(document: Document) -> list[str]:
    found = check_references(document, BuiltIn(document))
    return [str(finding) for finding in found if finding.severity == "error"]


def tofu(folder: Path, document: Document) -> Tofu:
    (folder / "config.tf.json").write_text(json.dumps(document))
    command = Tofu(folder, need("tofu"), {"TF_CLI_CONFIG_FILE": os.devnull})
    if "module" in document:
        (folder / "m").mkdir(exist_ok=True)
        (folder / "m" / "m.tf.json").write_text('{"output": {"x": {"value": "y"}}}')
        command.init()
    return command


def errors_of_tofu(folder: Path, document: Document) -> list[str]:
    diagnostics = tofu(folder, document).validate()
    return [diagnostic.summary for diagnostic in diagnostics if diagnostic.severity == "error"]


@pytest.mark.parametrize("document", VALID.values(), ids=VALID)
def test_what_tofu_takes_is_right(tmp_path: Path, document: Document) -> None:
    assert (errors_of_tofu(tmp_path, document), ours(document)) == ([], [])


@pytest.mark.parametrize("document", INVALID.values(), ids=INVALID)
def test_what_tofu_refuses_is_found(tmp_path: Path, document: Document) -> None:
    assert errors_of_tofu(tmp_path, document)
    assert ours(document)


@pytest.mark.parametrize("document", NEVER_PLANNED.values(), ids=NEVER_PLANNED)
def test_what_tofu_never_plans_is_found(tmp_path: Path, document: Document) -> None:
    assert errors_of_tofu(tmp_path, document) == []
    command = tofu(tmp_path, document)
    command.init()
    with pytest.raises(TofuError):
        command.plan()
    assert ours(document)
