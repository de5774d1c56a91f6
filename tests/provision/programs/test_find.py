"""What starts a program is found before it runs, wherever it stands; what starts none is let through."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from snowform.provision.programs.find import find, find_locked

PROCESS = "[profile x]\nregion = eu-west-1\n  Credential_Process = touch /tmp/it-ran\n"
HARMLESS = "[profile x]\nregion = eu-west-1\n# credential_process = none\nrole_arn = arn:aws:iam::1:role/x\n"
KUBECONFIG = "users:\n- name: x\n  user:\n    exec:\n      command: touch\n"
DESTROYED = {"local-exec": {"when": "destroy", "command": "touch /tmp/it-ran"}}
REMOVED_HCL = """\
removed {
  from = terraform_data.a
  provisioner "local-exec" {
    when    = destroy
    command = "touch /tmp/it-ran"
  }
}
"""


def found(root: Path, document: Any = None, **files: str) -> list[str]:
    """What is found where `document` is the configuration and `files` lie beside it."""
    for name, text in files.items():
        path = root / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    if document is not None:
        (root / "config.tf.json").write_text(document if isinstance(document, str) else json.dumps(document))
    return [str(program).replace(str(root), "ROOT") for program in find(root)]


def provider(**body: Any) -> dict[str, Any]:
    return {"provider": {"aws": body}}


def backend(**body: Any) -> dict[str, Any]:
    return {"terraform": {"backend": {"s3": body}}}


def encryption(**body: Any) -> dict[str, Any]:
    return {"terraform": {"encryption": body}}


CONFIG = {"shared_config_files": ["aws"]}

STARTS: dict[str, dict[str, Any]] = {
    "removed": {"removed": {"from": "terraform_data.a", "provisioner": DESTROYED}},
    "removed, in lists": {"removed": [[{"from": "terraform_data.a", "provisioner": [[DESTROYED]]}]]},
    "removed, remote": {"removed": {"from": "a.b", "provisioner": {"remote-exec": {"inline": ["x"]}}}},
    "a provider's config file": provider(**CONFIG),
    "a provider's credentials file": provider(shared_credentials_files=["aws"]),
    "an aliased provider": {"provider": {"aws": [{}, {"alias": "x", **CONFIG}]}},
    "a provider by another name": {
        "terraform": {"required_providers": {"amazon": {"source": "hashicorp/aws"}}},
        "provider": {"amazon": CONFIG},
    },
    "another provider": {"provider": {"awscc": CONFIG}},
    "the module's own path": provider(shared_config_files=["${path.module}/aws"]),
    "a computed path": provider(shared_config_files=["${var.x}"]),
    "a computed list": provider(shared_config_files="${var.x}"),
    "a backend's config file": backend(**CONFIG),
    "a backend's credentials file": backend(shared_credentials_file="aws"),
    "an encryption's key provider": encryption(key_provider={"external": {"x": {"command": ["x"]}}}),
    "an encryption's method": encryption(
        method={"external": {"x": {"keys": "k", "encrypt_command": ["x"], "decrypt_command": ["x"]}}}
    ),
    "an encryption's config file": encryption(key_provider={"aws_kms": {"x": CONFIG}}),
    "another stack's state": {
        "data": {"terraform_remote_state": {"x": {"backend": "s3", "config": {"bucket": "b", **CONFIG}}}}
    },
    "another stack's state, computed": {
        "data": {"terraform_remote_state": {"x": {"backend": "s3", "config": "${local.x}"}}}
    },
    "another stack's state, a computed key": {
        "data": {"terraform_remote_state": {"x": {"backend": "s3", "config": {"${var.x}": ["aws"]}}}}
    },
    "a credential plugin": {"provider": {"kubernetes": {"exec": {"command": "x"}}}},
    "a credential plugin, dynamic": {
        "provider": {"kubernetes": {"dynamic": {"exec": {"for_each": [1], "content": {}}}}}
    },
    "a credential plugin of helm's": {"provider": {"helm": {"kubernetes": {"exec": {"command": "x"}}}}},
    "a credential plugin, merged": {
        "provider": {"helm": {"kubernetes": '${merge(local.k, { exec = { command = "x" } })}'}}
    },
    "a credential plugin, computed": {"provider": {"helm": {"kubernetes": "${local.k}"}}},
    "a kubeconfig": {"provider": {"kubernetes": {"config_path": "kube"}}},
    "a kubeconfig that is read": {"provider": {"flux": {"raw": '${file("kube")}'}}},
    "a kubeconfig as a text": {"provider": {"kustomization": {"kubeconfig_raw": KUBECONFIG}}},
    "a backend's credential plugin": {"terraform": {"backend": {"kubernetes": {"exec": {"command": "x"}}}}},
    "ssh to docker": {"provider": {"docker": {"host": "ssh://x"}}},
    "ssh to docker, with options": {"provider": {"docker": {"ssh_opts": ["-o", "ProxyCommand=x"]}}},
    "ssh to libvirt": {"provider": {"libvirt": {"uri": "qemu+sshcmd://x/system?command=x"}}},
    "another program of a provider's": {"provider": {"onepassword": {"op_cli_path": "/tmp/x"}}},
    "a renderer": {"resource": {"helm_release": {"x": {"postrender": {"binary_path": "/tmp/x"}}}}},
    "a command": {"data": {"local_command": {"x": {"command": "x"}}}},
    "a command in a check": {"check": {"x": {"data": {"local_command": {"x": {"command": "x"}}}}}},
    "an action": {"action": {"local_command": {"x": {"config": {"command": "x"}}}}},
    "a playbook": {"resource": {"ansible_playbook": {"x": {"playbook": "x"}}}},
}


# OpenTofu passes over the backend of a module. A file of JSON may be a list as a whole.
IN_MODULES = {
    name: document for name, document in STARTS.items() if "backend" not in document.get("terraform", {})
} | {"a list": [STARTS["removed"]]}


@pytest.mark.promise("programs")
@pytest.mark.parametrize("document", STARTS.values(), ids=STARTS)
def test_what_starts_a_program_is_found(tmp_path: Path, document: dict[str, Any]) -> None:
    assert found(tmp_path, document, aws=PROCESS, kube=KUBECONFIG)


@pytest.mark.promise("programs")
@pytest.mark.parametrize("document", IN_MODULES.values(), ids=IN_MODULES)
def test_and_in_modules_that_lie_beside_the_configuration(tmp_path: Path, document: Any) -> None:
    files = {"m__main.tf.json": json.dumps(document), "m__aws": PROCESS, "aws": PROCESS, "kube": KUBECONFIG}
    assert found(tmp_path, {"module": {"a": {"source": "./m"}}}, **files)


HARMLESS_ONES: dict[str, dict[str, Any]] = {
    "nothing": {},
    "removed": {"removed": {"from": "terraform_data.a", "lifecycle": {"destroy": True}}},
    "an ordinary provider": provider(region="eu-west-1", profile="x", assume_role={"role_arn": "x"}),
    "a token": provider(assume_role_with_web_identity={"web_identity_token_file": "token"}),
    "a harmless config file": provider(shared_config_files=["harmless"]),
    "a harmless config file at home": provider(shared_config_files=["~/no-such-file-of-snowforms"]),
    "an ordinary backend": backend(bucket="b", key="k", region="eu-west-1", shared_config_files=["harmless"]),
    "a file that is not there": provider(shared_config_files=["absent"]),
    "set to nothing": provider(shared_config_files=None),
    "tags that say it": provider(default_tags={"tags": {"exec": "x", "note": "command"}}),
    "an encryption": encryption(key_provider={"pbkdf2": {"x": {"passphrase": "x"}}}),
    "another stack's state": {
        "data": {"terraform_remote_state": {"x": {"backend": "s3", "config": {"bucket": "${var.b}"}}}}
    },
    "a cluster": {
        "provider": {"kubernetes": {"host": "${aws_eks_cluster.x.endpoint}", "token": "${data.x.y.t}"}}
    },
    "docker": {"provider": {"docker": {"host": "unix:///var/run/docker.sock"}}},
    "a host of another provider's": {"provider": {"postgresql": {"host": "${aws_db_instance.x.address}"}}},
    "a long text": provider(x="/" + "a" * 9000, y="a\0b"),
    "resources": {
        "resource": {
            "aws_ecs_task_definition": {"x": {"command": ["x"]}},
            "kubernetes_pod": {
                "x": {"spec": {"container": {"liveness_probe": {"exec": {"command": ["x"]}}}}}
            },
            "helm_release": {"x": {"chart": "x"}},
        }
    },
    "outputs and locals": {"locals": {"exec": {"command": "x"}}, "output": {"command": {"value": "x"}}},
}


@pytest.mark.promise("programs")
@pytest.mark.parametrize("document", HARMLESS_ONES.values(), ids=HARMLESS_ONES)
def test_what_starts_none_is_let_through(tmp_path: Path, document: dict[str, Any]) -> None:
    assert found(tmp_path, document, harmless=HARMLESS, token="x") == []


def test_a_backend_in_lists_is_one(tmp_path: Path) -> None:
    assert found(tmp_path, {"terraform": [{"backend": [{"s3": [CONFIG]}]}]}, aws=PROCESS)


def test_what_is_found_is_named_with_its_place(tmp_path: Path) -> None:
    document = {**provider(**CONFIG), "module": {"a": {"source": "./m"}}}
    files = {"m__main.tf": REMOVED_HCL + 'module "b" {\n  source = "../n"\n}\n', "n__x.tofu": "b {"}
    assert found(tmp_path, document, aws=PROCESS, **files) == [
        "config.tf.json: provider 'aws': shared_config_files names ROOT/aws, which starts a program "
        "(credential_process)",
        "m/main.tf: removed: a provisioner runs a program when the object is destroyed",
        "n/x.tofu: cannot be read with certainty (line 1), so what it starts is not known",
    ]


@pytest.mark.promise("programs")
@pytest.mark.parametrize(
    "text",
    [
        '{"removed": {"from": "a.b", "provisioner": {"local-exec": {}}}, "removed": {"from": "a.c"}}',
        '{"provider": {"aws": {"shared_config_files": ["aws"]}}, "provider": {"aws": {"region": "x"}}}',
    ],
)
def test_a_name_that_stands_twice_hides_nothing(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text, aws=PROCESS)


@pytest.mark.promise("programs")
def test_a_file_that_the_configuration_may_write_first_is_in_doubt(tmp_path: Path) -> None:
    writes = {"resource": {"local_file": {"x": {"filename": "later", "content": "x"}}}}
    (doubt,) = found(tmp_path, {**provider(shared_config_files=["later"]), **writes})
    assert doubt.endswith("names ROOT/later, which is not there yet, so what it starts is not known")


@pytest.mark.promise("programs")
def test_modules_that_were_fetched_are_looked_at_too(tmp_path: Path) -> None:
    root, data = tmp_path / "run", tmp_path / "data"
    root.mkdir()
    (root / "config.tf.json").write_text('{"module": {"a": {"source": "git::https://example.com/a"}}}')
    fetched = data / "modules" / "a"
    fetched.mkdir(parents=True)
    (fetched / "main.tf").write_text(REMOVED_HCL)
    manifest = data / "modules" / "modules.json"
    known = [{"Key": "", "Source": "", "Dir": "."}, {"Key": "a", "Source": "x", "Dir": str(fetched)}]
    manifest.write_text(json.dumps({"Modules": known}))
    assert find(root) == ()
    assert len(find(root, manifest=manifest)) == 1


def test_files_that_own_credentials_ignore_are_those_of_the_root_alone(tmp_path: Path) -> None:
    documents: Mapping[Path, Any] = {
        tmp_path / "config.tf.json": {**provider(**CONFIG), "module": {"a": {"source": "./m"}}},
        tmp_path / "m" / "main.tf.json": provider(**CONFIG),
    }
    (tmp_path / "m").mkdir()
    (tmp_path / "aws").write_text(PROCESS)
    for path, document in documents.items():
        path.write_text(json.dumps(document))
    assert [program.where for program in find(tmp_path, own_credentials=True)] == [
        "m/main.tf.json: provider 'aws'"
    ]


def test_what_init_runs_already_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "aws").write_text(PROCESS)
    for document, early in ((backend(**CONFIG), True), (provider(**CONFIG), False)):
        (tmp_path / "config.tf.json").write_text(json.dumps(document))
        assert [program.early for program in find(tmp_path)] == [early]


@pytest.mark.promise("programs")
@pytest.mark.parametrize(
    ("source", "runs"),
    [
        ("registry.opentofu.org/hashicorp/external", True),
        ("registry.terraform.io/scottwinkler/shell", True),
        ("registry.terraform.io/ansible/ansible", True),
        ("registry.terraform.io/nbering/ansible", False),
        ("registry.opentofu.org/hashicorp/aws", False),
    ],
)
def test_a_provider_that_is_made_to_run_programs_is_known_by_its_name(source: str, runs: bool) -> None:
    lock = f'provider "{source}" {{\n  version = "1.0.0"\n}}\n'
    for text in (lock, f"  {lock}", lock.replace("provider", "provider /* ours */"), f"\ufeff{lock}"):
        assert find_locked(text) == ((source,) if runs else ())
    assert find_locked(f"# {lock}".replace("\n", " ")) == ()
