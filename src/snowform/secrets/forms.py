"""Tokens that are told by how they begin: the forms that those who issue them document.

Which ones there are was looked up in gitleaks' rules and in GitHub's list
(https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns).
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Pattern(NamedTuple):
    """A form of secret. One that is `certain` is refused; another is warned of.

    In every text that matches stands one of the `marks`, in lower or upper case. They are looked for first:
    to compile all the expressions takes longer than all else that a synthesis does with user data.
    """

    what: str
    expression: str
    marks: tuple[str, ...]
    certain: bool = True

    def is_in(self, text: str, lowered: str) -> bool:
        """Whether the text matches; `lowered` is the same in lower case."""
        return any(mark in lowered for mark in self.marks) and re.search(self.expression, text) is not None

    def finds(self, text: str) -> bool:
        """Whether the text matches by more than a documented example or a placeholder (`ghp_xxxxxxxx`)."""
        found = re.finditer(self.expression, text)
        return any(not self.certain or _is_meant(match) for match in found)


def _is_meant(match: re.Match[str]) -> bool:
    if "secret" in match.re.groupindex:
        from snowform.secrets.names import Kind
        from snowform.secrets.values import may_be_secret

        return may_be_secret(match["secret"], Kind.PASSWORD)
    if re.search(r"([xX*0.#])\1{7}", match[0]) or len(set(match[0][4:])) < 5:
        return False
    # AWS' documentation lets all its keys end so.
    return not match[0].endswith(("EXAMPLE", "EXAMPLEKEY"))


FORMS = (
    # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
    Pattern("an AWS bearer token", r"\b(?:ABIA|ACCA)[A-Z2-7]{16}\b", ("abia", "acca")),
    # https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-how.html
    Pattern(
        "an Amazon Bedrock key",
        r"\bABSK[A-Za-z0-9+/]{100,270}|\bbedrock-api-key-[A-Za-z0-9+/]{30,}",
        ("absk", "bedrock-api-key-"),
    ),
    # https://developer.1password.com/docs/service-accounts, https://support.1password.com/secret-key
    Pattern(
        "a 1Password key",
        r"\bops_eyJ[A-Za-z0-9+/]{100,}|\bA3-[A-Z0-9]{6}-[A-Z0-9]{6}(?:-[A-Z0-9]{5}){3,4}\b",
        ("ops_eyj", "a3-"),
    ),
    # https://docs.anthropic.com/en/api/overview
    Pattern("an Anthropic key", r"\bsk-ant-[a-z0-9]{3,12}-[\w-]{24,}", ("sk-ant-",)),
    # https://platform.openai.com/docs/api-reference/authentication
    Pattern("an OpenAI key", r"\bsk-(?:proj|svcacct|admin)-[\w-]{24,}|\bsk-[A-Za-z0-9]{40,}", ("sk-",)),
    # https://console.groq.com/docs/quickstart
    Pattern("a Groq key", r"\bgsk_[A-Za-z0-9]{40,}", ("gsk_",)),
    # https://docs.perplexity.ai/guides/getting-started
    Pattern("a Perplexity key", r"\bpplx-[A-Za-z0-9]{40,}", ("pplx-",)),
    # https://replicate.com/docs/topics/security/api-tokens
    Pattern("a Replicate token", r"\br8_[A-Za-z0-9]{36,}", ("r8_",)),
    # https://huggingface.co/docs/hub/security-tokens
    Pattern("a Hugging Face token", r"\b(?:hf|api_org)_[A-Za-z]{34}\b", ("hf_", "api_org_")),
    # https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens
    Pattern("an Artifactory key", r"\bAKCp[A-Za-z0-9]{60,}|\bcmVmd[A-Za-z0-9]{59}\b", ("akcp", "cmvmd")),
    # https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account
    Pattern("an Atlassian token", r"\bAT(?:ATT3|CTT3|BB)[\w=-]{28,}", ("att", "ctt", "atbb")),
    # https://learn.microsoft.com/en-us/purview/sit-defn-azure-ad-client-secret
    Pattern("a Microsoft Entra secret", r"(?<![\w.~-])[\w.~]{3}[0-9]Q~[\w.~-]{31,34}(?![\w.~-])", ("q~",)),
    # https://learn.microsoft.com/en-us/azure/storage/common/storage-configure-connection-string
    Pattern("an Azure key", r"(?i)\b(?:Account|SharedAccess)Key=[a-z0-9+/]{40,}={0,2}", ("key=",)),
    # https://learn.microsoft.com/en-us/rest/api/storageservices/create-service-sas
    Pattern("an Azure signature", r"\bsig=[A-Za-z0-9%+/]{40,}(?:%3[Dd]|=)", ("sig=",)),
    # https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate
    Pattern(
        "an Azure DevOps token", r"\b[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{6,18}AZDO[A-Za-z0-9]{4}\b", ("azdo",)
    ),
    # https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys
    Pattern("a Cloudflare key", r"\bv1\.0-[0-9a-f]{24}-[0-9a-f]{100,}", ("v1.0-",)),
    # https://github.com/clojars/clojars-web/wiki/Deploy-Tokens
    Pattern("a Clojars token", r"\bCLOJARS_[a-z0-9]{60}\b", ("clojars_",)),
    # https://docs.databricks.com/en/dev-tools/auth/pat.html
    Pattern("a Databricks token", r"\bdapi[0-9a-f]{32}(?:-\d)?\b", ("dapi",)),
    # https://docs.digitalocean.com/reference/api/create-personal-access-token
    Pattern("a DigitalOcean token", r"\bdo[opr]_v1_[0-9a-f]{64}\b", ("_v1_",)),
    # https://docs.docker.com/security/access-tokens
    Pattern("a Docker token", r"\bdckr_(?:pat|oat)_[\w-]{20,}", ("dckr_",)),
    # https://docs.doppler.com/docs/service-tokens
    Pattern(
        "a Doppler token",
        r"\bdp\.(?:pt|st|ct|sa|scim|audit)\.(?:[\w-]{1,60}\.)?[A-Za-z0-9]{40,}",
        ("dp.",),
    ),
    # https://docs.dynatrace.com/docs/dynatrace-api/basics/dynatrace-api-authentication
    Pattern("a Dynatrace token", r"\bdt0[a-z]\d\d\.[A-Z0-9]{24}\.[A-Z0-9]{64}\b", ("dt0",)),
    # https://fly.io/docs/security/tokens
    Pattern("a Fly.io token", r"\bfo1_[\w-]{43}|\bfm(?:1[ar]|2)_[A-Za-z0-9+/]{60,}", ("fo1_", "fm1", "fm2_")),
    # https://docs.gitlab.com/security/tokens/#token-prefixes
    Pattern(
        "a GitLab token",
        r"\b(?:glffct|gloas|glwt)-[\w-]{20,}|\bGR1348941[\w-]{20}",
        ("glffct-", "gloas-", "glwt-", "gr1348941"),
    ),
    # https://developers.google.com/identity/protocols/oauth2
    Pattern(
        "a Google token",
        r"\bya29\.[\w-]{20,}|\bGOCSPX-[\w-]{20,}|\b1//0[\w-]{30,}",
        ("ya29.", "gocspx-", "1//0"),
    ),
    # https://grafana.com/docs/grafana/latest/administration/service-accounts
    Pattern(
        "a Grafana token",
        r"\bglsa_[A-Za-z0-9]{32}_[0-9A-Fa-f]{8}\b|\bglc_[A-Za-z0-9+/]{32,}",
        ("glsa_", "glc_"),
    ),
    # https://devcenter.heroku.com/articles/platform-api-quickstart
    Pattern("a Heroku key", r"\bHRKU-[\w-]{36,}", ("hrku-",)),
    # https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys
    Pattern("a Harness key", r"\b[ps]at\.[\w-]{22}\.[0-9A-Za-z]{24}\.[0-9A-Za-z]{20}\b", ("pat.", "sat.")),
    # https://developer.hashicorp.com/vault/docs/concepts/tokens, as they were before Vault 1.10
    Pattern("a Vault token", r"(?<![\w.])s\.(?=[A-Za-z]{0,23}\d)[A-Za-z0-9]{24}(?![\w.])", ("s.",)),
    # https://developers.hubspot.com/docs/api/private-apps
    Pattern("a HubSpot token", r"\bpat-(?:na|eu|ap)\d-[0-9a-f]{8}-[0-9a-f-]{27}\b", ("pat-",)),
    # https://linear.app/developers/graphql
    Pattern("a Linear key", r"\blin_(?:api|oauth)_[A-Za-z0-9]{32,}", ("lin_",)),
    # https://docs.netlify.com/cli/get-started
    Pattern("a Netlify token", r"\bnf[pcoub]_[A-Za-z0-9]{36,}", ("nfp_", "nfc_", "nfo_", "nfu_", "nfb_")),
    # https://documentation.mailgun.com/docs/mailgun/api-reference
    Pattern("a Mailgun key", r"\bkey-[0-9a-f]{32}\b", ("key-",)),
    # https://mailchimp.com/developer/marketing/guides/quick-start
    Pattern("a Mailchimp key", r"\b[0-9a-f]{32}-us\d{1,2}\b", ("-us",)),
    # https://docs.mapbox.com/help/dive-deeper/access-tokens: pk. is public, sk. is not
    Pattern("a Mapbox token", r"\bsk\.eyJ[\w-]{40,}\.[\w-]{20,}", ("sk.eyj",)),
    # https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook
    Pattern(
        "a Teams webhook",
        r"webhook\.office\.com/webhookb2/[0-9a-f-]{36}@[0-9a-f-]{36}/\w{1,40}/\w{20,}",
        ("webhookb2/",),
    ),
    # https://discord.com/developers/docs/reference#authentication and …/resources/webhook
    Pattern(
        "a Discord token",
        r"\b[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,38}(?![\w-])"
        r"|discord(?:app)?\.com/api/(?:v\d+/)?webhooks/\d{15,}/[\w-]{40,}",
        (".",),
    ),
    # https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys
    Pattern(
        "a New Relic key",
        r"\bNR(?:AK|II|IQ|RA|BR)-[A-Za-z0-9_-]{20,}|\b[0-9a-f]{36}NRAL\b",
        ("nrak-", "nrii-", "nriq-", "nrra-", "nrbr-", "nral"),
    ),
    # https://developers.notion.com/reference/authentication
    Pattern("a Notion token", r"\bntn_[0-9]{11}[A-Za-z0-9]{35}\b", ("ntn_",)),
    # https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key
    Pattern("an Octopus key", r"\bAPI-[A-Z0-9]{25,32}\b", ("api-",)),
    # https://docs.openshift.com/container-platform/latest/authentication
    Pattern("an OpenShift token", r"\bsha256~[\w-]{43}(?![\w-])", ("sha256~",)),
    # https://planetscale.com/docs/concepts/service-tokens
    Pattern("a PlanetScale secret", r"\bpscale_(?:tkn|oauth|pw)_[\w.-]{32,}", ("pscale_",)),
    # https://docs.prefect.io/latest/manage/cloud/manage-users/api-keys
    Pattern("a Prefect key", r"\bpn[ub]_[A-Za-z0-9]{36}\b", ("pnu_", "pnb_")),
    # https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens
    Pattern("a Pulumi token", r"\bpul-[0-9a-f]{40}\b", ("pul-",)),
    # https://learning.postman.com/docs/developer/postman-api/authentication
    Pattern("a Postman key", r"\bPMAK-[0-9a-f]{24}-[0-9a-f]{34}\b", ("pmak-",)),
    # https://guides.rubygems.org/api-key-scopes
    Pattern("a RubyGems key", r"\brubygems_[0-9a-f]{48}\b", ("rubygems_",)),
    # https://crates.io/docs/trusted-publishing and https://crates.io/settings/tokens
    Pattern("a crates.io token", r"\bcio[A-Za-z0-9]{32}\b", ("cio",)),
    # https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys
    Pattern("a SendGrid key", r"\bSG\.[\w-]{16,32}\.[\w-]{16,64}", ("sg.",)),
    # https://developers.brevo.com/docs/getting-started
    Pattern("a Brevo key", r"\bx(?:keysib|smtpsib)-[0-9a-f]{64}-[A-Za-z0-9]{16}\b", ("sib-",)),
    # https://docs.sentry.io/account/auth-tokens
    Pattern("a Sentry token", r"\bsntry[su]_[\w+/=-]{40,}", ("sntry",)),
    # https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens
    Pattern("a Sonar token", r"\bsq[apu]_[0-9a-f]{40}\b", ("sqa_", "sqp_", "squ_")),
    # https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens
    Pattern("a Shopify token", r"\bshp(?:at|ca|pa|ss|ua)_[0-9a-fA-F]{32}\b", ("shp",)),
    # https://developer.squareup.com/docs/build-basics/access-tokens
    Pattern("a Square token", r"\bsq0(?:atp|csp)-[\w-]{22,}|\bEAAA[\w-]{60}(?![\w-])", ("sq0", "eaaa")),
    # https://docs.stripe.com/keys and https://docs.stripe.com/webhooks
    Pattern(
        "a Stripe key",
        r"\b[rs]k_(?:test|prod)_[A-Za-z0-9]{16,}|\bwhsec_[A-Za-z0-9+/]{24,}",
        ("k_test_", "k_prod_", "whsec_"),
    ),
    # https://supabase.com/docs/guides/api/api-keys
    Pattern("a Supabase key", r"\bsb(?:p|_secret)_[\w-]{20,}", ("sbp_", "sb_secret_")),
    # https://vercel.com/docs/rest-api/reference/welcome
    Pattern("a Vercel token", r"\bvc[pikar]_[A-Za-z0-9]{24,}", ("vcp_", "vci_", "vck_", "vca_", "vcr_")),
    # https://core.telegram.org/bots/features#creating-a-new-bot
    Pattern("a Telegram token", r"(?<![\w:])[0-9]{8,10}:AA[\w-]{33}(?![\w-])", (":aa",)),
    # https://www.twilio.com/docs/iam/api-keys
    Pattern("a Twilio key", r"\bSK[0-9a-f]{32}\b", ("sk",)),
    # https://circleci.com/docs/managing-api-tokens
    Pattern("a CircleCI token", r"\bCCIP(?:AT|RJ)_[A-Za-z0-9]{20,}_[0-9a-f]{40}\b", ("ccip",)),
    # https://buildkite.com/docs/apis/managing-api-tokens
    Pattern("a Buildkite token", r"\bbk(?:ua|at)_[0-9a-f]{40}\b", ("bkua_", "bkat_")),
    # https://yandex.cloud/en/docs/iam/concepts/authorization
    Pattern("a Yandex key", r"\bAQVN[\w-]{35,38}\b|\bt1\.[\w-]{20,}={0,2}\.[\w-]{80,}", ("aqvn", "t1.")),
    # https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair
    Pattern("an Alibaba key", r"\bLTAI[A-Za-z0-9]{12,20}\b", ("ltai",)),
    # https://www.tencentcloud.com/document/product/598
    Pattern("a Tencent key", r"\bAKID[A-Za-z0-9]{32}\b", ("akid",)),
    # https://airtable.com/developers/web/api/authentication
    Pattern("an Airtable token", r"\bpat[A-Za-z0-9]{14}\.[0-9a-f]{64}\b", ("pat",)),
    # https://developers.facebook.com/docs/facebook-login/guides/access-tokens
    Pattern("a Facebook token", r"\bEAA[A-Z][A-Za-z0-9]{100,}", ("eaa",)),
    # https://www.typeform.com/developers/get-started/personal-access-token
    Pattern("a Typeform token", r"\btfp_[\w.=-]{40,}", ("tfp_",)),
    # https://www.figma.com/developers/api#access-tokens
    Pattern("a Figma token", r"\bfig[dour]_[\w-]{40,}", ("figd_", "figo_", "figu_", "figr_")),
    # https://www.contentful.com/developers/docs/references/authentication
    Pattern("a Contentful token", r"\bCFPAT-[\w-]{43}(?![\w-])", ("cfpat-",)),
    # https://docs.k3s.io/cli/token
    Pattern("a k3s token", r"\bK10[0-9a-f]{64}::[\w.:-]{8,}", ("k10",)),
    # https://git.zx2c4.com/wireguard-tools/about/src/man/wg.8
    Pattern(
        "a WireGuard preshared key",
        r"(?i)\bpreshared_?key\s{0,8}=\s{0,8}[\"']?[a-z0-9+/]{43}=",
        ("preshared",),
    ),
)
