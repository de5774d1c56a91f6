"""Ways of providers and backends to start a program that the configuration names, as far as they are known.

Every provider is a program itself, so that no table of them can be whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..patterns import regex

# Providers that are made to run programs, by name or by owner and name.
PROVIDERS = frozenset(
    {
        # https://registry.terraform.io/providers/hashicorp/external, and scottwinkler/shell and its kin
        *("external", "shell", "command", "cmd", "exec", "localexec", "localrun", "script", "scripted"),
        # They start the tools that they are named after, with arguments of the configuration's choice.
        *("packer", "helmfile", "eksctl", "ansible/ansible", "cloudposse/utils"),
    }
)

# Types that run a program with providers that otherwise do not.
TYPES = frozenset(
    {
        "local_command",  # hashicorp/local 2.6: data source and action
        "ansible_playbook",
        "ansible_vault",
        "shell_script",
        "shell_sensitive_script",
    }
)

# Blocks and arguments of resources that name a program of this host.
OF_TYPES: Mapping[str, tuple[str, ...]] = {
    # https://registry.terraform.io/providers/hashicorp/helm/latest/docs/resources/release#postrender
    "helm_release": ("postrender",),
    "helm_template": ("postrender",),
    # https://registry.terraform.io/providers/kbst/kustomization: kustomize_options
    "kustomization_overlay": ("helm_path", "enable_exec"),
    "kustomization_build": ("helm_path", "enable_exec"),
}

# Arguments and blocks by which a provider or a backend is told to start something: the credential plugins of
# kubernetes, helm and kubectl (`exec`), 1Password's `op_cli_path`, docker's `ssh_opts`.
ARGUMENT = regex(
    r"(?:\w+_)?(?:exec|executable|command|commands|cmd|program|binary|binary_path|cli_path|interpreter"
    r"|ssh_opts|proxy_command|credential_process)"
)

# Maps whose keys are anybody's own.
MAPS = frozenset(
    {"default_tags", "ignore_tags", "tags", "labels", "default_labels", "annotations", "headers"}
)

# Arguments that name files of settings: https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
# and https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins.
FILES = frozenset(
    {
        *("shared_config_files", "shared_credentials_files", "shared_credentials_file"),
        *("config_path", "config_paths", "kubeconfig_path", "kubeconfig", "config_file"),
    }
)
# Those of AWS, which the program's option --own-credentials ignores in the root module.
AWS_FILES = frozenset({"shared_config_files", "shared_credentials_files", "shared_credentials_file"})

# What in such a file, or in a text of its form, starts a program.
MARKERS: Mapping[str, re.Pattern[str]] = {
    "credential_process": regex(r"^[ \t]*credential_process[ \t]*=", re.MULTILINE | re.IGNORECASE),
    "exec": regex(r"""(?:^|[\s{,"'-])["']?exec["']?[ \t]*:[\s{]""", re.MULTILINE),
    "cmd-path": regex(r"""["']?cmd-path["']?[ \t]*:"""),
    "a credential helper": regex(r'"(?:credHelpers|credsStore)"[ \t\n]*:'),
    "process_command": regex(r'"process_command"[ \t\n]*:'),
    "ProxyCommand": regex(r"^[ \t]*ProxyCommand[ \t=]", re.MULTILINE | re.IGNORECASE),
}

# Addresses that a program is started for.
ADDRESS = regex(r"[\w+]*\+sshcmd://")

# Types of resources and data sources that write a file of this host, where a provider may read it afterwards.
WRITERS = regex(r"(?:local|archive|template)_.*")
