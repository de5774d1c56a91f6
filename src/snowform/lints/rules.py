"""Every lint rule: its id, what it finds, and where that is known from.

What looks for it is elsewhere: in `synth/lints/` over a finished document, in the engine while the program
runs. The page docs/lints.md has the same ids, which a test holds.
"""

from __future__ import annotations

from collections.abc import Mapping

from snowform.records import Record


class Rule(Record):
    """What a rule finds, in a few words, and its `source`: a page that says why it is a fault."""

    __slots__ = ("finds", "source")

    def __init__(self, finds: str, source: str) -> None:
        self.finds = finds
        self.source = source


# Of a finished document.
OF_DOCUMENTS: Mapping[str, Rule] = {
    "ami-without-owners": Rule(
        "a look-up of the newest image that does not say whose",
        "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/ami",
    ),
    "boot-mode-unknown": Rule(
        "an image of one's own, by nobody knows which firmware, on a machine that knows one only",
        "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/launch-instance-boot-mode.html",
    ),
    "deprecated-argument": Rule(
        "what the provider calls deprecated, so that its next major version may lack it",
        "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade",
    ),
    "empty-argument": Rule(
        "a call whose last argument is empty, which CDKTF writes for a value that is None",
        "https://developer.hashicorp.com/terraform/cdktf/concepts/functions",
    ),
    "fixed-name": Rule(
        "a successor that is made before the old one is destroyed, under a name that only one can have",
        "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#create_before_destroy",
    ),
    "home-folder": Rule(
        "a path in the home folder of whoever runs OpenTofu, which on a host is root's",
        "https://developer.hashicorp.com/terraform/language/functions/pathexpand",
    ),
    "ignored-attribute": Rule(
        "an attribute that the type of an object has not, so that its value is dropped",
        "https://developer.hashicorp.com/terraform/language/expressions/type-constraints#conversion-of-complex-types",
    ),
    "lost-braces": Rule(
        'a text that would be a reference, had it "${" and "}" around it',
        "https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping",
    ),
    "lost-digits": Rule(
        "a whole number beyond 2^53, of which cdktf loses digits",
        "https://tc39.es/ecma262/#sec-number.max_safe_integer",
    ),
    "provider-rule": Rule(
        "a value that the provider itself refuses before a plan",
        "https://developer.hashicorp.com/terraform/plugin/framework/validation",
    ),
    "provider-version": Rule(
        "what only one of the versions of a provider takes that the stack permits",
        "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade",
    ),
    "refresh-never-starts": Rule(
        "a group that is to renew its machines, and whose template's version never changes",
        "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_group",
    ),
    "schedule-form": Rule(
        "a schedule that EventBridge refuses",
        "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html",
    ),
    "subnet-range": Rule(
        "a subnet outside of its VPC's ranges, or with addresses of another one",
        "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
    ),
    "two-owners": Rule(
        "two resources that manage one thing, of which each undoes what the other does",
        "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group",
    ),
    "unchecked-module": Rule(
        "the call of a module whose files are not here or cannot be read, which is not checked",
        "https://developer.hashicorp.com/terraform/language/modules/sources",
    ),
    "unchecked-provider": Rule(
        "resources of a provider whose schema is not at hand, which are not checked",
        "https://developer.hashicorp.com/terraform/cli/commands/providers/schema",
    ),
    "undeclared-target": Rule(
        "an import or a move to a resource that is not declared",
        "https://developer.hashicorp.com/terraform/language/moved",
    ),
    "unknown-provider": Rule(
        "a provider that is passed on to a module that says nothing of it",
        "https://developer.hashicorp.com/terraform/language/modules/develop/providers",
    ),
    "unknown-keys": Rule(
        "a `for_each` whose keys, or a `count` whose number, is known only after an apply",
        "https://opentofu.org/docs/language/meta-arguments/for_each/",
    ),
    "unused-suppression": Rule(
        "a suppression whose rule finds nothing there", "https://docs.astral.sh/ruff/rules/unused-noqa/"
    ),
}

# Of the program while it runs, on Snowform's engine.
OF_PROGRAMS: Mapping[str, Rule] = {
    "lost-app": Rule(
        "an app whose stacks nobody finds, because another one wrote over them or it wrote elsewhere",
        "https://developer.hashicorp.com/terraform/cdktf/concepts/cdktf-architecture",
    ),
    "lost-aspect": Rule(
        "an aspect above all stacks, which is never called",
        "https://developer.hashicorp.com/terraform/cdktf/concepts/aspects",
    ),
    "lost-default": Rule(
        'a 0, False or "" that JavaScript takes for nothing given',
        "https://developer.mozilla.org/en-US/docs/Glossary/Falsy",
    ),
    "lost-element": Rule(
        "two elements of one kind and name, of which the first is overwritten",
        "https://developer.hashicorp.com/terraform/cdktf/concepts/constructs",
    ),
    "lost-key": Rule(
        "a key of a dictionary for a connection or a provisioner, which CDKTF's class has not by that name",
        "https://developer.hashicorp.com/terraform/language/resources/provisioners/connection",
    ),
    "lost-none": Rule(
        "a None that disappears, and elements of lists with it",
        "https://developer.hashicorp.com/terraform/cdktf/concepts/tokens",
    ),
    "lost-precondition": Rule(
        "a precondition of an output, which is never written",
        "https://opentofu.org/docs/language/expressions/custom-conditions/",
    ),
    "no-interface": Rule(
        "an object for the engine whose class does not say what it implements, which cdktf refuses",
        "https://aws.github.io/jsii/user-guides/lib-user/language-specific/python/",
    ),
    "shadowed-iterator": Rule(
        "the value of an iterator inside the dynamic content of another, whose value it becomes",
        "https://opentofu.org/docs/language/expressions/dynamic-blocks/",
    ),
    "token-as-value": Rule(
        "a token that is taken for its value, which only Terraform knows",
        "https://developer.hashicorp.com/terraform/cdktf/concepts/tokens",
    ),
}

RULES: Mapping[str, Rule] = {**OF_DOCUMENTS, **OF_PROGRAMS}


def is_own(rule: str) -> bool:
    """Whether it is the id of a check of a program's own, "OWNER/NAME": ours have no owner."""
    return "/" in rule
