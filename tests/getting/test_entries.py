"""What cdktf.json lists to be generated, and what is wrong with an entry."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from snowform.getting.entries import EntryError, argument, choose, read_entries


def entries(folder: Path, **config: Any) -> list[tuple[str, ...]]:
    (folder / "cdktf.json").write_text(json.dumps(config))
    found, _ = read_entries(folder)
    return [(entry.kind, entry.package, entry.source, entry.version) for entry in found]


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        ("aws", ("aws", "aws", "")),
        ("aws@~> 5.0", ("aws", "aws", "~> 5.0")),
        ("aws@*", ("aws", "aws", "")),
        ("hashicorp/random@3.6", ("random", "hashicorp/random", "3.6")),
        (
            "registry.example.com/acme/toy@>= 1.2, < 2.0.0",
            ("toy", "registry.example.com/acme/toy", ">= 1.2, < 2.0.0"),
        ),
        ("google-beta@~>4.0", ("google_beta", "google-beta", "~>4.0")),
        ({"name": "aws", "version": "~> 5.0"}, ("aws", "aws", "~> 5.0")),
        (
            {"name": "mine", "source": "acme/toy", "version": "1.0.0-beta1"},
            ("mine", "acme/toy", "1.0.0-beta1"),
        ),
    ],
    ids=str,
)
def test_a_provider_is_read_as_cdktf_reads_it(entry: Any, wanted: tuple[str, ...], tmp_path: Path) -> None:
    assert entries(tmp_path, terraformProviders=[entry]) == [("provider", *wanted)]


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        ("./modules/rack-unit", ("rack_unit", "./modules/rack-unit", "")),
        ("../shared/net/", ("net", "../shared/net/", "")),
        ("acme/vpc/aws@~> 3.0", ("vpc", "acme/vpc/aws", "~> 3.0")),
        ("acme/vpc/aws//modules/ends@3.19.0", ("ends", "acme/vpc/aws//modules/ends", "3.19.0")),
        (
            "app.example.com/acme/k8s-cluster/azurerm",
            ("k8s_cluster", "app.example.com/acme/k8s-cluster/azurerm", ""),
        ),
        (
            "git::https://example.com/net.git//vpc?ref=v1",
            ("vpc", "git::https://example.com/net.git//vpc?ref=v1", ""),
        ),
        ("git@example.com:acme/net.git", ("net", "git@example.com:acme/net.git", "")),
        ("github.com/acme/net", ("net", "github.com/acme/net", "")),
        ({"name": "my-net", "source": "./net"}, ("my_net", "./net", "")),
    ],
    ids=str,
)
def test_a_module_is_called_by_the_last_of_its_path(
    entry: Any, wanted: tuple[str, ...], tmp_path: Path
) -> None:
    assert entries(tmp_path, terraformModules=[entry]) == [("module", *wanted)]


@pytest.mark.parametrize(
    ("config", "where", "message"),
    [
        ({"terraformProviders": "aws"}, "terraformProviders", "must be a list"),
        ({"terraformProviders": ["aws", 3]}, "terraformProviders[1]", "must be a text or an object, not 3"),
        ({"terraformProviders": ["a b"]}, "terraformProviders[0]", '"a b" is no source of a provider'),
        (
            {"terraformProviders": ["a/b/c/d"]},
            "terraformProviders[0]",
            '"a/b/c/d" is no source of a provider',
        ),
        ({"terraformProviders": [""]}, "terraformProviders[0]", '"" is no source of a provider'),
        ({"terraformProviders": ["aws@5.x"]}, "terraformProviders[0]", '"5.x" is no version constraint'),
        (
            {"terraformProviders": ["aws@1.2.3.4"]},
            "terraformProviders[0]",
            '"1.2.3.4" is no version constraint',
        ),
        ({"terraformProviders": ["aws@v5"]}, "terraformProviders[0]", '"v5" is no version constraint'),
        ({"terraformProviders": ["aws@> 1, new"]}, "terraformProviders[0]", '"new" is no version constraint'),
        ({"terraformProviders": [{"source": "aws"}]}, "terraformProviders[0]", '"name" is missing'),
        ({"terraformModules": [{"name": "net"}]}, "terraformModules[0]", '"source" is missing'),
        (
            {"terraformProviders": [{"name": "aws", "versoin": "5"}]},
            "terraformProviders[0]",
            'no key "versoin"; did you mean "version"?',
        ),
        (
            {"terraformProviders": [{"name": "aws", "version": 5}]},
            "terraformProviders[0]",
            '"version" must be a text',
        ),
        ({"terraformModules": ["./my net"]}, "terraformModules[0]", 'no package can be called "my net"'),
        (
            {"terraformModules": [{"name": "class", "source": "./x"}]},
            "terraformModules[0]",
            'no package can be called "class"',
        ),
        (
            {"terraformProviders": ["aws"], "terraformModules": ["./aws"]},
            "terraformModules[0]",
            'goes to "aws", where cdktf.json: terraformProviders[0] goes',
        ),
        ({"codeMakerOutput": 3}, "codeMakerOutput", "must be the name of a folder"),
        ({"codeMakerOutput": "../../esc"}, "codeMakerOutput", '"../../esc" is outside the project'),
        ({"codeMakerOutput": "a/../.."}, "codeMakerOutput", '"a/../.." is outside the project'),
        ({"codeMakerOutput": "/esc"}, "codeMakerOutput", '"/esc" is outside the project'),
    ],
    ids=str,
)
def test_a_wrong_one_is_refused_with_its_place(config: Any, where: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(EntryError) as caught:
        entries(tmp_path, **config)
    assert str(caught.value).startswith(f"cdktf.json: {where}: {message}")


def test_the_command_line_names_what_is_listed_or_one_more(tmp_path: Path) -> None:
    (tmp_path / "cdktf.json").write_text(json.dumps({"terraformProviders": ["acme/toy@1.0", "aws"]}))
    listed, _ = read_entries(tmp_path)
    assert choose(listed, ()) == listed
    assert choose(listed, ("toy",)) == listed[:1]
    assert [(entry.kind, entry.source) for entry in choose(listed, ("acme/toy", "random@3.6", "./net"))] == [
        ("provider", "acme/toy"),
        ("provider", "random"),
        ("module", "./net"),
    ]
    assert argument("acme/vpc/aws@3.0").kind == "module"
    with pytest.raises(EntryError, match='random@new: "new" is no version constraint'):
        argument("random@new")


@pytest.mark.parametrize("text", ['{"x":1}', '["aws"]', '"aws"', "", " "])
def test_what_is_no_entry_on_the_command_line_is_refused_as_a_whole(text: str) -> None:
    with pytest.raises(EntryError) as caught:
        argument(text)
    assert (caught.value.message, caught.value.where) == ("is no entry", text)


def test_classes_may_go_to_any_folder_in_the_project(tmp_path: Path) -> None:
    for output in ("imports", ".", "./gen/../imports", "..generated", "a/b"):
        (tmp_path / "cdktf.json").write_text(json.dumps({"codeMakerOutput": output}))
        assert read_entries(tmp_path) == ([], output)
