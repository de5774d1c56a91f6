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
    "bucket-name": Rule(
        "a name that no bucket can have",
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
    ),
    "database-class": Rule(
        "a class of databases that AWS does not have",
        "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.html",
    ),
    "database-engine": Rule(
        "an engine that RDS does not have",
        "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
    ),
    "database-identifier": Rule(
        "an identifier that no database can have",
        "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
    ),
    "deprecated-argument": Rule(
        "what the provider calls deprecated, so that its next major version may lack it",
        "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade",
    ),
    "empty-argument": Rule(
        "a call whose last argument is empty, which CDKTF writes for a value that is None",
        "https://developer.hashicorp.com/terraform/cdktf/concepts/functions",
    ),
    "fifo-name": Rule(
        "a queue or topic that keeps the order by its name, and not by its argument, or the other way round",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html",
    ),
    "final-snapshot": Rule(
        "a database that cannot be destroyed, for its last snapshot has no name",
        "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
    ),
    "fixed-name": Rule(
        "a successor that is made before the old one is destroyed, under a name that only one can have",
        "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#create_before_destroy",
    ),
    "group-name": Rule(
        "a security group whose name looks like an id",
        "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html",
    ),
    "home-folder": Rule(
        "a path in the home folder of whoever runs OpenTofu, which on a host is root's",
        "https://developer.hashicorp.com/terraform/language/functions/pathexpand",
    ),
    "iam-everything": Rule(
        "a policy that allows every action on everything",
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    ),
    "iam-policy": Rule(
        "a policy that IAM refuses, or with an action that no service has",
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
    ),
    "id-form": Rule(
        "an id that has not the form of those of EC2",
        "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html",
    ),
    "ignored-attribute": Rule(
        "an attribute that the type of an object has not, so that its value is dropped",
        "https://developer.hashicorp.com/terraform/language/expressions/type-constraints#conversion-of-complex-types",
    ),
    "instance-type": Rule(
        "a type of machine that EC2 does not have",
        "https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html",
    ),
    "lambda-runtime": Rule(
        "a runtime with which Lambda makes no function any more",
        "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
    ),
    "lost-braces": Rule(
        'a text that would be a reference, had it "${" and "}" around it',
        "https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping",
    ),
    "lost-digits": Rule(
        "a whole number beyond 2^53, of which cdktf loses digits",
        "https://tc39.es/ecma262/#sec-number.max_safe_integer",
    ),
    "node-type": Rule(
        "a type of machine that a cache, a search domain or the like does not have",
        "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html",
    ),
    "port-range": Rule(
        "ports of a rule that are none, or go the wrong way round",
        "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html",
    ),
    "provider-rule": Rule(
        "a value that the provider itself refuses before a plan",
        "https://developer.hashicorp.com/terraform/plugin/framework/validation",
    ),
    "provider-version": Rule(
        "what only one of the versions of a provider takes that the stack permits",
        "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade",
    ),
    "range-size": Rule(
        "a VPC or subnet that is larger or smaller than AWS makes one",
        "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html",
    ),
    "record-ttl": Rule(
        "a record with values and no time to live",
        "https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html",
    ),
    "refresh-never-starts": Rule(
        "a group that is to renew its machines, and whose template's version never changes",
        "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_group",
    ),
    "region-or-zone": Rule(
        "a region or a zone that there is none of, or a zone of another region",
        "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html",
    ),
    "schedule-form": Rule(
        "a schedule that EventBridge refuses",
        "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html",
    ),
    "secret-in-user-data": Rule(
        "a sensitive value in the user data of an instance, which version 6 of the provider stores as it is",
        "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade",
    ),
    "subnet-range": Rule(
        "a subnet outside of its VPC's ranges, or with addresses of another one",
        "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
    ),
    "tag-key": Rule(
        "a tag whose key AWS keeps for itself",
        "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html",
    ),
    "time-zone": Rule(
        "a time zone that there is none of",
        "https://www.iana.org/time-zones",
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
    "unknown-keys": Rule(
        "a `for_each` whose keys, or a `count` whose number, is known only after an apply",
        "https://opentofu.org/docs/language/meta-arguments/for_each/",
    ),
    "unknown-provider": Rule(
        "a provider that is passed on to a module that says nothing of it",
        "https://developer.hashicorp.com/terraform/language/modules/develop/providers",
    ),
    "unused-suppression": Rule(
        "a suppression whose rule finds nothing there", "https://docs.astral.sh/ruff/rules/unused-noqa/"
    ),
    "volume-settings": Rule(
        "a type of volume that is none, or settings that its type has not",
        "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html",
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
