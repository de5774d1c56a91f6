"""Secrets that are told by their form alone. Put together here, so that no scanner takes this file for a leak."""

from __future__ import annotations

from tests.nixos.corpus.cases import HEX, LETTERS, Cases, encoded, resource, user_data

_UPPER = LETTERS.upper()
_SMALL = LETTERS.lower()
_ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
# What issued it, how it begins, and the rest.
_TOKENS = (
    ("AWS", "AKIA", _BASE32[4:20]),
    ("AWS, temporary", "ASIA", _BASE32[4:20]),
    ("AWS, bearer", "ABIA", _BASE32[4:20]),
    ("Bedrock", "ABSK", LETTERS[:120]),
    ("1Password", "ops_eyJ", LETTERS[:200]),
    ("1Password, account", "A3-", "AB12CD-EF34GH-IJ56K-LM78N-OP90Q"),
    ("Anthropic", "sk-ant-", "api03-" + LETTERS[:93]),
    ("OpenAI", "sk-", "proj-" + LETTERS[:80]),
    ("OpenAI, old", "sk-", LETTERS[:48]),
    ("Groq", "gsk_", LETTERS[:52]),
    ("Perplexity", "pplx-", LETTERS[:48]),
    ("Replicate", "r8_", LETTERS[:37]),
    ("Hugging Face", "hf_", _ALPHABET[:34]),
    ("Artifactory", "AKCp", LETTERS[:69]),
    ("Atlassian", "ATATT3", LETTERS[:180]),
    ("Bitbucket", "ATBB", LETTERS[:32]),
    ("Entra", "aB3" + "8Q~", LETTERS[:34]),
    ("Azure storage", "AccountKey" + "=", LETTERS[:86] + "=="),
    ("Azure SAS", "sig" + "=", LETTERS[:43] + "%3D"),
    ("Azure DevOps", LETTERS[:52], "JQQJ99" + LETTERS[:12] + "AZDO" + LETTERS[:4]),
    ("Cloudflare", "v1.0-", HEX[:24] + "-" + HEX[:146]),
    ("Clojars", "CLOJARS_", _SMALL[:60]),
    ("Databricks", "dapi", HEX[:32]),
    ("DigitalOcean", "dop_v1_", HEX[:64]),
    ("Docker", "dckr_pat_", LETTERS[:27]),
    ("Doppler", "dp.pt.", LETTERS[:43]),
    ("Dynatrace", "dt0c01.", _UPPER[:24] + "." + _UPPER[:64]),
    ("Fly.io", "fo1_", LETTERS[:43]),
    ("GitHub", "ghp_", LETTERS[:36]),
    ("GitHub, app", "ghs_", LETTERS[:36]),
    ("GitHub, fine grained", "github_pat_", LETTERS[:22] + "_" + LETTERS[:59]),
    ("GitLab", "glpat-", LETTERS[:20]),
    ("GitLab, application", "gloas-", LETTERS[:64]),
    ("GitLab, runner", "GR1348941", LETTERS[:20]),
    ("Google", "AIza", LETTERS[:35]),
    ("Google, OAuth", "ya29.", LETTERS[:60]),
    ("Google, client", "GOCSPX-", LETTERS[:28]),
    ("Grafana", "glsa_", LETTERS[:32] + "_" + HEX[:8]),
    ("Grafana Cloud", "glc_", LETTERS[:60]),
    ("Heroku", "HRKU-", "AA" + LETTERS[:58]),
    ("Harness", "pat.", LETTERS[:22] + "." + LETTERS[:24] + "." + LETTERS[:20]),
    ("Vault", "hvs.", LETTERS[:95]),
    ("Vault, old", "s.", LETTERS[:24]),
    ("Terraform Cloud", LETTERS[:14] + ".atlasv1.", LETTERS[:67]),
    ("HubSpot", "pat-na1-", "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"),
    ("Linear", "lin_api_", LETTERS[:40]),
    ("Netlify", "nfp_", LETTERS[:36]),
    ("Mailgun", "key-", HEX[:32]),
    ("Mailchimp", HEX[:32], "-us12"),
    ("Mapbox", "sk.eyJ", LETTERS[:60] + "." + LETTERS[:22]),
    (
        "Teams",
        "https://x.webhook.office.com/webhookb2/",
        "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0@"
        "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f1/IncomingWebhook/" + HEX[:32] + "/0f1e2d3c",
    ),
    ("Discord", "https://discord.com/api/webhooks/", "123456789012345678/" + LETTERS[:68]),
    ("Discord, bot", "M" + LETTERS[:23], "." + LETTERS[:6] + "." + LETTERS[:38]),
    ("New Relic", "NRAK-", _UPPER[:27]),
    ("Notion", "ntn_", "12345678901" + LETTERS[:35]),
    ("Octopus", "API-", _UPPER[:26]),
    ("OpenShift", "sha256~", LETTERS[:43]),
    ("PlanetScale", "pscale_pw_", LETTERS[:43]),
    ("Prefect", "pnu_", LETTERS[:36]),
    ("Pulumi", "pul-", HEX[:40]),
    ("Postman", "PMAK-", HEX[:24] + "-" + HEX[:34]),
    ("RubyGems", "rubygems_", HEX[:48]),
    ("crates.io", "cio", LETTERS[:32]),
    ("npm", "npm_", LETTERS[:36]),
    ("PyPI", "pypi-AgE", LETTERS[:90]),
    ("SendGrid", "SG.", LETTERS[:22] + "." + LETTERS[:43]),
    ("Brevo", "xkeysib-", HEX[:64] + "-" + LETTERS[:16]),
    ("Sentry", "sntrys_", "eyJpYXQiO" + LETTERS[:80]),
    ("Sonar", "squ_", HEX[:40]),
    ("Shopify", "shpat_", HEX[:32]),
    ("Slack", "xoxb-", "1234567890-" + LETTERS[:24]),
    ("Slack, hook", "https://hooks.slack.com/services/", "T0AAA1111/B0BBB2222/" + LETTERS[:24]),
    ("Square", "sq0atp-", LETTERS[:22]),
    ("Stripe", "sk_live_", LETTERS[:24]),
    ("Stripe, webhook", "whsec_", LETTERS[:32]),
    ("Supabase", "sbp_", HEX[:40]),
    ("Vercel", "vcp_", LETTERS[:56]),
    ("Tailscale", "tskey-auth-", LETTERS[:12] + "-" + LETTERS[:32]),
    ("Telegram", "123456789:", "AA" + LETTERS[:33]),
    ("Twilio", "SK", HEX[:32]),
    ("CircleCI", "CCIPAT_", LETTERS[:22] + "_" + HEX[:40]),
    ("Buildkite", "bkua_", HEX[:40]),
    ("Yandex", "AQVN", LETTERS[:36]),
    ("Alibaba", "LTAI", LETTERS[:20]),
    ("Tencent", "AKID", LETTERS[:32]),
    ("Airtable", "pat", LETTERS[:14] + "." + HEX[:64]),
    ("Facebook", "EAAB", LETTERS[:150]),
    ("Typeform", "tfp_", LETTERS[:44]),
    ("Figma", "figd_", LETTERS[:43]),
    ("Contentful", "CFPAT-", LETTERS[:43]),
    ("k3s", "K10", HEX[:64] + "::server:" + LETTERS[:16]),
    ("age", "AGE-SECRET-KEY-", "1" + "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L" * 2),
    ("WireGuard", "PrivateKey = ", LETTERS[:43] + "="),
    ("WireGuard, preshared", "PresharedKey = ", LETTERS[:43] + "="),
    ("Nix", "cache.example.org-1:", LETTERS[:86] + "=="),
    ("JWT", "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0In0.", LETTERS[:43]),
    ("PEM", "-----BEGIN RSA PRIVATE", " KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----"),
    ("OpenSSH", "-----BEGIN OPENSSH PRIVATE", " KEY-----\nb3Bl\n"),
    ("PGP", "-----BEGIN PGP PRIVATE", " KEY BLOCK-----\n\nlQ\n"),
    ("PuTTY", "PuTTY-User-Key-File-", "3: ssh-ed25519"),
    ("URL", "redis://:", "hunter2@cache.example.org:6379"),
)

FORMS: Cases = {
    **{
        f"argument: {name}": resource("aws_sns_topic", display_name=start + rest)
        for name, start, rest in _TOKENS
    },
    **{
        f"user data: {name}": user_data(f"#!/bin/sh\necho '{start + rest}' > /x\n")
        for name, start, rest in _TOKENS
    },
    **{
        f"in base64: {name}": encoded(f"#!/bin/sh\necho '{start + rest}'\n")
        for name, start, rest in _TOKENS[::2]
    },
    **{
        f"in gzip: {name}": encoded(f"echo '{start + rest}'\n", packed=True)
        for name, start, rest in _TOKENS[1::4]
    },
}
# The form filled with a letter or a reference, as documentation does.
PLACEHOLDERS: Cases = {
    f"placeholder of {mark}: {name}": resource("aws_sns_topic", display_name=start + mark * len(rest))
    for name, start, rest in _TOKENS
    if rest.isalnum() and " = " not in start and "=" not in start
    for mark in ("x", "*")
}
