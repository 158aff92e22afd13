#!/usr/bin/env bash
# How old.sql.gz and old-data.tar.gz were made: an installation of commit 3d156e5e (migrations 0001 to 0006), used for a while.
#   git archive 3d156e5e | tar --extract --directory OLD; (cd OLD; npm ci)
#   make.sh OLD postgres://user@host:port/database
# The installation was made for this; its keys open and sign nothing else.
set -euo pipefail
old=$1 server=$2 here=$(cd "$(dirname "$0")" && pwd) work=$(mktemp -d)
export DATABASE_URL="$server?options=-c%20search_path%3Dexhibit_old" EXHIBIT_DATA_DIR=$work/data EXHIBIT_PORT=8899
export AWS_REGION=us-east-1 EXHIBIT_ALLOW_PRIVATE_DESTINATIONS=true
psql --quiet "$server" --command 'create schema exhibit_old'
cd "$old"
node src/cli/main.ts serve 2> "$work/log" &
until curl --silent --fail http://127.0.0.1:8899/healthz; do sleep 0.2; done
key=$(grep --only-matching 'exk_[0-9a-f]*' "$work/log" | head -1)

ask() { # KEY PATH BODY
  curl --silent --show-error --fail --header "authorization: Bearer $1" --json "$3" "http://127.0.0.1:8899/v1/$2"
}
ask "$key" accounts '{"account":"111111111111","name":"Example","access":{"kind":"ambient"}}'
ask "$key" destinations '{"name":"GRC","url":"http://127.0.0.1:9/hook"}' | tee "$work/destination"
ask "$key" schedules '{"name":"Nightly","cron":"0 6 * * 1-5","timezone":"Europe/Berlin"}'
bob=$(ask "$key" keys '{"name":"Bob","scopes":["admin"]}' | jq --raw-output .secret)
types=(--type aws.s3.bucket --type aws.ec2.volume --region us-east-1 --framework cis-aws-foundations-7.0.0)
node src/cli/main.ts collect --replay demo "${types[@]}" --label 'Before the upgrade'
acceptance=$(ask "$key" acceptances '{"check":"s3-bucket-mfa-delete-enabled","account":"210987654321","kind":"risk",
  "reason":"Nobody deletes versions there.","owner":"Platform","until":"2027-06-30T00:00:00Z"}' | jq --raw-output .id)
ask "$bob" "acceptances/$acceptance/approve" '{}'
kill %1
wait %1

tables=(--schema exhibit_old --no-owner --no-privileges --inserts --rows-per-insert 50)
pg_dump "${tables[@]}" "$server" | grep --invert-match --extended-regexp '^(SET [a-z_]+ =|\\|CREATE SCHEMA|SELECT pg_catalog.set_config)' |
  gzip -9 --no-name > "$here/old.sql.gz"
tar --create --directory "$EXHIBIT_DATA_DIR" . | gzip -9 --no-name > "$here/old-data.tar.gz"
jq --null-input --arg key "$key" --arg hook "$(jq --raw-output .secret "$work/destination")" '{key: $key, hook: $hook}' > "$here/old.json"
psql --quiet "$server" --command 'drop schema exhibit_old cascade'
rm -r "$work"
