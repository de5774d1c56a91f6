"""The words that names of attributes, blocks and types are made of, and what those words mean.

The vocabulary is that of the AWS provider's schema, but none of it is AWS's own: other providers name things
alike. A word that is not listed says nothing.
"""

from __future__ import annotations

from functools import lru_cache

from ..patterns import regex

_PARTS = regex(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_SEPARATORS = regex(r"[\s_-]")


@lru_cache(maxsize=65536)
def words(name: str) -> frozenset[str]:
    """The words of a dotted name in snake or camel case, in lower case."""
    return frozenset(word.lower() for word in _PARTS.findall(name))


def spelled(text: str) -> str:
    """A value of an enumeration in the one spelling that is compared: `Auto-Scale` as `autoscale`."""
    return _SEPARATORS.sub("", text.lower())


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What people read, what tools wait for, and what the provider repeats: it changes nothing that runs.
DESCRIPTIVE = _set(
    "tags tags_all labels annotations description comment display_name timeouts volume_tags tag "
    "tag_specifications"
)
# Maps with keys of the user's own choice, and code: their names say nothing of what they do.
OPAQUE = _set(
    "environment environment_variables variables parameters hyperparameters default_arguments "
    "non_overridable_arguments stage_variables stage_variable_overrides "
    "request_templates response_templates request_models response_models "
    "runtime_environment_variables runtime_environment_secrets connection_properties metadata triggers "
    "keepers properties attributes arguments connector_configuration airflow_configuration_options "
    "container_environment_variables dashboard_body container_definitions definition body template_body "
    "user_data user_data_base64"
)

# Values of enumerations, in lower case without blanks, dashes and underscores.
ON = _set(
    "enabled enable active activate activated on running started available open allow allowed true yes "
    "required enforced always optin optional"
)
OFF = _set(
    "disabled disable inactive deactivated off suspended suspend stopped stop none paused pause closed "
    "false no never optout archived deprecated draining revoked disassociated"
)
HALTED = _set("paused stopped disabled suspended inactive")
DENYING = _set("deny denied denyall block blocked blockall reject drop disallow forbid lockout")

RETENTION = _set("retention retain retained retains")
EXPIRY = _set("expiration expire expires expired expiry")
# What expires harmlessly: it is made again.
RENEWED = _set(
    "token password session cookie cache caching certificate crl authorizer abort credential code auth"
)
COPIES = _set("backup backups snapshot snapshots versioning recovery backtrack restore final")


def copies(name: frozenset[str]) -> bool:
    """Whether the words are about copies that something lost can be brought back from."""
    # A host that recovers starts again elsewhere; it brings nothing back.
    found = name & COPIES
    return bool(found - {"recovery"}) or ("recovery" in found and bool(name & {"point", "window", "period"}))


PROTECTION = _set("protection protect protected lock locked prevent preserve retain keep renew")
# To disable one of these protects, to enable it destroys.
HARMFUL = _set("termination terminate stop delete deletion destroy scale purge cleanup erase cascade")

# A switch that only steers how this or a later apply is made.
STEERING = _set(
    "apply immediately wait overwrite upgrade rebuild force update publish ignore invite notify accept "
    "eula validate"
)
# A switch that lets through more when it is off.
RESTRICTING = _set(
    "enforce enforced require required requires restrict restricted isolation deny reject readonly "
    "hard private strict only pays negated negate caller excluded rejected hidden hide quarantine isolated "
    "isolate blackhole muted silenced suppress suppressed maintenance standby freeze frozen"
)
# A switch without which nobody misses anything but figures and speed.
COSMETIC = _set("debug trace compress compression badge verbose caching cached optimized")
INVERTED = _set(
    "bypass disable disabled skip suspend suspended without deprecated paused archived closed revoked"
)
STATES = _set("state status enabled enable active mode")
# What lets through more, or is merely slower, where it is none.
LOOSER = _set("encryption ssl tls auth authorization authentication validation compression tracing boundary")

CAPACITY = _set(
    "factor desired capacity capacities concurrency concurrent throughput iops replicas replica nodes "
    "node shards shard workers worker brokers broker instances instance units unit throttling burst quota "
    "vcpus vcpu memory cpu controllers dpus reserved provisioned parallelism storage size count number "
    "num min max minimum maximum limit scale rate dial percent percentage"
)
# Amounts of time, money and places in an order: lower is not less of the thing itself.
MEASURES = _set(
    "deployment threshold timeout interval period cooldown priority port order version age delay ttl "
    "window warmup second seconds minute minutes hour hours day days millis ms healthy unhealthy attempts "
    "retries failure failures evaluation datapoints hop hops length depth validity precision id asn vlan "
    "price amount bid code offset position level duration failed error errors lifetime grace batch buffer "
    "buffering surge unavailable overlap greater confidence record page chunk block blocks "
    "compression"
)

# Grades and preferences, of which none is more than another.
GRADES = _set(
    "impact importance rank score cost weight uid gid index step ratio temperature probability year month "
    "day width height quality level tag row number"
)

# Lists of code, forms and preferences: a word that goes takes nothing from anybody.
FORMS = _set(
    "command commands args argument entry columns column sql script recipe recipes statistics "
    "attribute_names phrases words examples synonyms utterances keywords hints formats sample "
    "architectures runtimes compatible checkpoint termination suffix"
)
# What such a list holds is kept out, so that a longer one takes away.
KEEPING_OUT = _set(
    "disabled suspended exclude excluded excludes excluding exclusion exclusions not disallowed denied "
    "deny blocked blacklist rejected invalid ignored ignore"
)
# What is narrower for it: to take it away widens.
NARROWING = _set(
    "condition conditions filter filters restriction restrictions limit limits quota throttle ttl "
    "lifecycle deny block boundary transition abort timeouts"
)
# Blocks that let something through: a changed one has taken the place of the former.
PASSAGES = _set("ingress egress route grant grants statement entry")
ACCESS = _set(
    "sso ingress egress cidr cidrs security principal principals policy policies permission permissions "
    "user users member members role roles account accounts allow allowed allowlist trusted trust grant "
    "grants scopes callback logout origins access auth authentication authorization authorizer identity "
    "identities login credential credentials public publicly admin admins administrators audience "
    "audiences client clients oauth saml statement statements acl acls flows idp thumbprint subscriber "
    "subscribers shared organizations secret secrets scram publisher publishers"
)
ACCESS_TYPES = _set(
    "rolesanywhere cognito ssoadmin access iam user login credential permission grant identity principal"
)
# A text that names something else: without it, what it led to is cut off.
REFERENCES = _set(
    "arn id role target destination endpoint topic queue bucket group certificate url uri policy profile "
    "schedule domain alias secret document hostname fqdn database stream function"
)
# How a text ends that says where something goes, but for the code and pictures that something is made of.
ADDRESSES = (
    *("destination", "endpoint", "hostname", "target", "uri", "url", "balancer", "topic", "queue", "gateway"),
    *("fqdn", "dns_name", "ip_address", "location", "_host", "base_path", "mapping_key", "path_part"),
)
# The services whose objects something is sent to, or asked of.
REACHED = _set(
    "sns sqs kinesis firehose s3 states events logs elasticloadbalancing servicediscovery apigateway"
)
SOURCES = _set(
    "image images logo template code source icon documentation privacy terms script repository artifact"
)
# How a nested block names what it is about, but for what is merely chosen for it.
NAMES = ("name", "identifier", "_id")
UNNAMED = _set("certificate kms cache headers request response version account display image role")
# How an attribute ends that names another object, but for what is merely chosen for it, or made anew.
NAMED = ("_id", "_arn", "_identifier", "availability_zone")
CHOSEN = _set(
    "kms deployment version certificate cert cache headers request response account ami snapshot client "
    "token customer key external catalog change revision job locale owner last user"
)
# What an attribute is about that names another object: the last of its words, `name` left out.
REFERENTS = _set(
    "subdirectory "
    "subdomain domain host server ip redirect group pool provider issuer cluster stream table bucket "
    "database warehouse region balancer queue topic gateway endpoint listener directory workgroup "
    "channel profile proxy resolver forwarder vault registry contact email namespace catalog stage"
)
# What a text may be without that anybody misses it.
SPARED = _set(
    "kms boundary prefix suffix title text window version format display encoding default restriction "
    "filter pattern condition deny block exclude template image license final skip start encryption key "
    "reason owner purpose size class zone logo locale"
)
# How a secret ends by which others are let in.
SECRETS = (
    *("password", "auth_token", "passphrase", "shared_secret", "preshared_key", "shared_key", "auth_key"),
    *(
        "pre_shared_key",
        "access_string",
        "credential",
        "secret_token",
        "access_token",
        "api_token",
        "secret_key",
        "access_key",
        "api_key",
    ),
)
# Blocks that ask who comes: where there was none, everybody did.
GATES = _set("authentication authorization authenticate authorizer mutual mtls jwt allowlist whitelist")
# How an attribute ends by which it is known who signs, or signs in.
SIGNS = ("public_key", "certificate_data", "ca_certificate", "saml_metadata", "subject_key", "roles_key")
POLICY_NAMES = _set("arn id ssl tls security name")
PLACES = _set("arn id bucket uri url endpoint address name")
CARRIERS = _set("target destination bucket topic queue stream log delivery")
# What it holds is data, so that what goes takes them along.
STORED = _set("volume volumes ebs disk disks database databases schema schemas table tables")
# A type that runs one version of something, which another one restarts.
RUNNING = _set("deployment stack cluster broker environment database workspace")
# What these let through is hidden or deleted: with less of a condition it is more.
SILENCING = _set("archive suppression suppress mute silence silencing")
# The conditions that are alternatives of each other.
ALTERNATIVES = _set("groups group criteria webhook mapping pipe pipes notification")
# Who something runs as, and who may use it: another one may have fewer rights.
TRUST = _set("principal role boundary trust issuer truststore")
# Scales, each from the least to the most; a text stands where the highest of its words does.
RIGHTS = (
    _set("none no deny guest"),
    _set("view viewer read reader readonly ro show list get subscriber consumer"),
    _set("edit editor write writer rw contribute contributor deploy publish author operator"),
    _set("admin administrator owner manage manager full superuser"),
)
AUTONOMY = (
    _set("manual ondemand"),
    _set("auto automatic scheduled schedule continuous realtime event"),
)
OPENNESS = (
    _set("private vpc internal intranet isolated vpconly vpce privatelink"),
    _set("public internet external anonymous everyone world"),
)
SIZES = (
    _set("nano free"),
    _set("micro"),
    _set("small basic single singleaz light lite"),
    _set("medium standard regular"),
    _set("large multi multiaz advanced plus pro"),
    _set("xlarge premium enterprise"),
)
