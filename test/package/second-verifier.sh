#!/usr/bin/env bash
# A second verifier of exhibit.package/v1, written from docs/package-format.md on openssl, sha256sum, jq, awk and gzip, with unzip
# to unpack the zip. Slow and plain on purpose: it shares no line with the first.
# Usage: second-verifier.sh PACKAGE.zip   Exit 0: valid. Exit 1: not valid; the reason is on stdout.
set -u
export LC_ALL=C
zip=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

no() { echo "not valid: $*"; exit 1; }
sha() { sha256sum | cut -c1-64; }
# Hexadecimal digits on stdin to bytes.
bytes() { printf '%b' "$(sed 's/../\\x&/g')"; }

# --- The zip, byte by byte, in the one form that every tool reads alike: all of it belongs to entries, directory and end record.
# Prints name (in hex), method, place and length of the data, CRC and size of each entry.
size=$(stat -c %s "$zip")
od -An -v -tx1 -w65536 "$zip" | awk -v size="$size" '
function bad(why) { print "bad: " why; failed = 1; exit 1 }
function range(first, count,   hex, block, from) { # bytes in hex
  while (count > 0 && first < size) {
    block = int(first / 65536); from = first % 65536
    hex = hex substr(blocks[block], 2 * from + 1, 2 * count)
    count -= 65536 - from; first += 65536 - from
  }
  return hex
}
function le(hex, first, count,   value, at) { # a number, the least byte first
  for (at = first + count - 1; at >= first; at--)
    value = value * 256 + 16 * (index("0123456789abcdef", substr(hex, 2 * at + 1, 1)) - 1) + index("0123456789abcdef", substr(hex, 2 * at + 2, 1)) - 1
  return value
}
function find_directory(   end, locator, record, at, width, mark, field, stated, value, marked, zip64) {
  end = range(size - 22, 22); behind = size - 22
  if (size < 22 || substr(end, 1, 8) != "504b0506" || le(end, 20, 2) != 0) bad("no end")
  split("0 0 65535 65535 4294967295 4294967295", mark); split("4 6 8 10 12 16", at); split("2 2 2 2 4 4", width)
  for (field = 1; field <= 6; field++) {
    stated[field] = value[field] = le(end, at[field], width[field])
    if (field > 2 && stated[field] == mark[field] + 0) marked = 1
  }
  locator = size >= 42 ? range(size - 42, 20) : ""
  if (substr(locator, 1, 8) == "504b0607") {
    zip64 = 1; behind = size - 98; record = behind < 0 ? "" : range(behind, 56)
    if (substr(record, 1, 8) != "504b0606" || le(record, 4, 8) != 44 || le(record, 14, 2) != 45 || le(record, 16, 4) || le(record, 20, 4)) bad("zip64 record")
    if (le(locator, 4, 4) || le(locator, 8, 8) != behind || le(locator, 16, 4) != 1) bad("zip64 locator")
    for (field = 3; field <= 6; field++) value[field] = le(record, 8 * field, 8)
  }
  if (marked + 0 != zip64 + 0 || stated[1] || stated[2] || value[3] != value[4] || value[6] + value[5] != behind) bad("end records that disagree")
  for (field = 3; field <= 6; field++) if (stated[field] != value[field] && stated[field] != mark[field] + 0) bad("end records that disagree")
  start = value[6]; entries = value[4]
  if (entries > 200000) bad("entries")
}
# The extra fields of a header: times, owner and zip64 in their forms, each once; times_, owner_ and zip64_ hold them.
function extras(hex, kind,   at, id, count, field, seen) {
  delete seen; times_ = owner_ = zip64_ = ""; has64 = 0
  for (at = 0; 2 * at < length(hex); at += 4 + count) {
    if (2 * (at + 4) > length(hex)) bad("extra fields")
    id = le(hex, at, 2); count = le(hex, at + 2, 2); field = substr(hex, 2 * at + 9, 2 * count)
    if (length(field) != 2 * count || id in seen) bad("extra fields")
    seen[id] = 1
    if (id == 1) { has64 = 1; zip64_ = field }
    else if (id == 21589) times_ = field
    else if (id == 30837 && field ~ /^0104........04........$/) owner_ = field
    else bad("extra field")
  }
}
function check(offset, next_, record,   local, tail) {
  if (next_ - offset < 30) bad("data that belongs to two entries")
  local = range(offset, next_ - offset < 600 ? next_ - offset : 600); tail = range(next_ - 24, 24)
  flags = le(record, 8, 2); method = le(record, 10, 2); time = le(record, 12, 2); date = le(record, 14, 2); crc = le(record, 16, 4)
  packed = le(record, 20, 4); unpacked = le(record, 24, 4); named = le(record, 28, 2); more = le(record, 30, 2)
  system_ = le(record, 5, 1); external = le(record, 38, 4); mode = int(external / 65536); attributes = external % 65536
  name = substr(record, 93, 2 * named); folder = name ~ /2f$/
  if (flags % 2 || int(flags / 64) % 2 || int(flags / 8192) % 2) bad("encrypted")
  if (method != 0 && method != 8) bad("method")
  if (int(flags / 16) != 0 && int(flags / 16) != 128) bad("flags")
  if (le(record, 32, 2)) bad("comment")
  if ((system_ != 0 && system_ != 3) || le(record, 4, 1) > 63 || le(record, 34, 2) || le(record, 36, 2) > 1) bad("field")
  needs = le(record, 6, 2); if (needs != 10 && needs != 20 && needs != 45) bad("needed version")
  needs = le(local, 4, 2); if (needs != 10 && needs != 20 && needs != 45) bad("needed version")
  if (date % 32 < 1 || int(date / 32) % 16 < 1 || int(date / 32) % 16 > 12 || time % 32 > 29 || int(time / 32) % 64 > 59 || int(time / 2048) > 23) bad("time")
  type = int(mode / 4096)
  if (type != 0 && type != (folder ? 4 : 8)) bad("type")
  if (int(attributes / 64) || int(attributes / 2) % 8 || (int(attributes / 16) % 2 && !folder)) bad("attributes")
  if (mode == 0 ? system_ != 0 : int(mode / 512) % 8 || !(int(mode / 256) % 2)) bad("mode")
  extras(substr(record, 93 + 2 * named, 2 * more)); at = 0
  marks = (unpacked == 4294967295) + (packed == 4294967295)
  if (length(zip64_) != 16 * marks || (has64 && !marks)) bad("zip64")
  if (unpacked == 4294967295) { unpacked = le(zip64_, 0, 8); at = 8 }
  if (packed == 4294967295) packed = le(zip64_, at, 8)
  if (method == 0 && packed != unpacked) bad("sizes")
  if (unpacked > 1048576 && unpacked > 250 * packed) bad("bomb")
  if (folder && (method || packed || unpacked || crc || (system_ == 3 && type != 4 && !(int(attributes / 16) % 2)))) bad("folder")
  if (times_ != "" && times_ !~ /^0[1357]........$/) bad("times")
  of = times_; by = owner_
  head = 30 + le(local, 26, 2) + le(local, 28, 2)
  if (substr(local, 1, 8) != "504b0304" || 2 * head > length(local)) bad("local header")
  if (substr(local, 13, 16) != substr(record, 17, 16) || le(local, 26, 2) != named || substr(local, 61, 2 * named) != name) bad("local header that disagrees")
  extras(substr(local, 61 + 2 * named, 2 * le(local, 28, 2)))
  many = 1 + (substr(of, 2, 1) ~ /[3-7]/ && substr(of, 2, 1) != "5") + (substr(of, 2, 1) ~ /[57]/)
  if (owner_ != by || substr(times_, 1, 10) != of) bad("extra fields that disagree")
  if (times_ != "" && length(times_) != 10 && length(times_) != 2 + 8 * many) bad("times")
  first = le(local, 18, 4); second = le(local, 22, 4); zip64 = has64
  if (zip64) {
    if (first != 4294967295 || second != 4294967295 || length(zip64_) != 32) bad("zip64")
    second = le(zip64_, 0, 8); first = le(zip64_, 8, 8)
  }
  later = int(flags / 8) % 2; sum = le(local, 14, 4)
  if ((sum != crc && !(later && !sum)) || (first != packed && !(later && !first)) || (second != unpacked && !(later && !second))) bad("local header that disagrees")
  rest = next_ - (offset + head + packed)
  if (rest != (later ? (zip64 ? 24 : 16) : 0)) bad("data that belongs to nothing")
  if (later) {
    foot = substr(tail, 49 - 2 * rest); wide = zip64 ? 8 : 4
    if (substr(foot, 1, 8) != "504b0708" || le(foot, 4, 4) != crc || le(foot, 8, wide) != packed || le(foot, 8 + wide, wide) != unpacked) bad("descriptor")
  }
  print name, method, later, offset + head, packed, substr(record, 33, 8), unpacked
}
{ gsub(/ /, ""); blocks[NR - 1] = $0 }
END {
  if (failed) exit 1
  find_directory()
  for (at = start; count < entries; at += long) {
    head_ = range(at, 46); long = 46 + le(head_, 28, 2) + le(head_, 30, 2) + le(head_, 32, 2)
    if (substr(head_, 1, 8) != "504b0102" || at + long > behind) bad("directory")
    records[++count] = range(at, long); offsets[count] = le(head_, 42, 4)
    # Entries behind 4 GiB are more than this script is for.
    if (offsets[count] == 4294967295) bad("an entry far back")
  }
  if (at != behind) bad("directory")
  offsets[count + 1] = start
  if (count && offsets[1] != 0) bad("data before the first entry")
  for (one = 1; one <= count; one++) check(offsets[one], offsets[one + 1], records[one])
}' > "$work/entries" || no "zip with $(sed -n '$s/^bad: //p' "$work/entries")"

# --- Its names: known ones, each once.
unzip -Z1 "$zip" > "$work/names" 2>/dev/null || no 'no names'
evidence='evidence/[0-9]{12}/[a-z0-9-]{1,32}/[A-Za-z0-9][A-Za-z0-9.-]{0,99}[.]json'
ocsf='ocsf/[A-Za-z0-9][A-Za-z0-9._-]{0,99}/[0-9]{12}[.]json'
fixed='manifest[.]json|manifest[.]json[.]sig|manifest[.]json[.]tsr|manifest[.]intoto[.]json|SHA256SUMS|ledger/checkpoint|ledger/proofs[.]json|ledger/checkpoint[.]tsr'
content='signer[.]pem|report[.]pdf|VERIFY[.]md|verify[.]html|controls[.]json|controls[.]csv|findings[.]json|findings[.]csv|oscal/assessment-results[.]json|ocsf/findings[.]json'
grep -qavE "^($fixed|$content|$evidence|$ocsf|[A-Za-z0-9._/-]+/)$" "$work/names" && no 'unknown name'
grep -qE '(^|/)[.][.]?(/|$)|^/' "$work/names" && no 'unsafe name'
[ -z "$(tr 'A-Z' 'a-z' < "$work/names" | sort | uniq -d)" ] || no 'name twice'
grep '/$' "$work/names" | while read -r folder; do grep -q "^$folder[^/]" "$work/names" || grep -q "^$folder.*[^/]$" "$work/names" || exit 1; done || no 'stray folder'
unzip -tqq "$zip" > "$work/test" 2>&1 || no 'damaged entry'
[ -s "$work/test" ] && no 'zip with warnings'
mkdir "$work/package" && cd "$work/package" || exit 3
unzip -qq "$zip" > "$work/test" 2>&1 || no 'cannot be unpacked'
[ -s "$work/test" ] && no 'zip with warnings'
find . ! -type f ! -type d | grep -q . && no 'not a file'
# Deflated data ends where its entry does (as gzip sees it: content, checksum, size, then another member), and stored data
# that is followed by a descriptor holds none.
echo end | gzip -c > "$work/end"
little() { printf "\\x${1:6:2}\\x${1:4:2}\\x${1:2:2}\\x${1:0:2}"; }
while read -r name method later first packed sum unpacked; do
  printf -v path '%b' "$(while [ -n "$name" ]; do printf '\\x%s' "${name:0:2}"; name=${name:2}; done)"
  if [ "$method" = 8 ]; then
    { printf '\x1f\x8b\x08\0\0\0\0\0\0\x03'; tail -c +$((first + 1)) "$zip" | head -c "$packed"
      printf "\\x${sum:0:2}\\x${sum:2:2}\\x${sum:4:2}\\x${sum:6:2}"; printf -v hex %08x "$unpacked"; little "$hex"; cat "$work/end"; } |
      gzip -dcq 2>/dev/null | cmp -s - <(cat "$path"; echo end) || no "$path has bytes behind its data"
  elif [ "$later" = 1 ]; then
    grep -qaF "$(printf 'PK\007\010')" "$path" && no "$path holds a descriptor"
  fi
done < "$work/entries"

# --- Present and known.
for file in manifest.json manifest.json.sig manifest.intoto.json SHA256SUMS signer.pem report.pdf VERIFY.md \
  controls.json controls.csv findings.json findings.csv; do
  [ -f "$file" ] || no "$file missing"
done

# --- Signer and signature.
awk '/^-----BEGIN CERTIFICATE-----$/ { if (inside) exit 1; inside = 1; next }
     /^-----END CERTIFICATE-----$/ { if (!inside) exit 1; inside = 0; n++; next }
     !inside || !/^[A-Za-z0-9+\/=]+$/ { bad = 1; exit 1 }
     END { if (bad || inside || !n) exit 1 }' signer.pem || no 'signer.pem holds something else'
openssl x509 -in signer.pem -noout -pubkey > "$work/key" 2>/dev/null || no 'signer.pem is no certificate'
openssl pkey -pubin -in "$work/key" -noout -text 2>/dev/null | grep -q 'ASN1 OID: prime256v1' || no 'wrong curve'
verified() { openssl dgst -sha256 -verify "$work/key" -signature "$1" "$2" 2>/dev/null | grep -qx 'Verified OK'; }
[ "$(stat -c %s manifest.json.sig)" -le 72 ] || no 'signature too long'
verified manifest.json.sig manifest.json || no 'signature of the manifest'

# --- Canonical JSON (RFC 8785). jq sorts and spells nearly all of it so; where it may not, it is spelled here: DEL, numbers far from 1, and the
# order of keys beyond the first plane.
CANON='def u16: explode | map(if . > 65535 then (. - 65536) | (55296 + (. / 1024 | floor), 56320 + . % 1024) else . end);
  def zeros($n): if $n > 0 then "0" * $n else "" end;
  def number: tostring | capture("^(?<sign>-?)(?<whole>[0-9]+)(?:[.](?<part>[0-9]+))?(?:e(?<exp>[+-]?[0-9]+))?$")
    | ((.whole + (.part // "")) | sub("^0+"; "")) as $all | ($all | sub("0+$"; "")) as $digits | ($digits | length) as $k
    | (((.exp // "0") | sub("^[+]"; "") | tonumber) - ((.part // "") | length) + ($all | length)) as $n
    | .sign + (if $k == 0 then "0" elif $k <= $n and $n <= 21 then $digits + zeros($n - $k)
      elif 0 < $n and $n <= 21 then $digits[:$n] + "." + $digits[$n:] elif -6 < $n and $n <= 0 then "0." + zeros(-$n) + $digits
      else $digits[:1] + (if $k > 1 then "." + $digits[1:] else "" end) + "e" + (if $n > 0 then "+" else "" end) + ($n - 1 | tostring) end);
  def text: tojson | split("\\\\") | map(gsub("\\\\u007f"; "\u007f")) | join("\\\\");
  def canon: if type == "object" then . as $o | "{" + (keys_unsorted | sort_by(u16) | map(text + ":" + (. as $k | $o[$k] | canon)) | join(",")) + "}"
    elif type == "array" then "[" + (map(canon) | join(",")) + "]" elif type == "string" then text elif type == "number" then number else tojson end;'
jcs() { # FILTER FILE: its values, a line each
  if grep -qaP '[\x7f\xf0-\xf4]|\\u007f|[0-9]e[+-]?[0-9]|[0-9]{17}|0[.]0000' "$2"; then jq -r "$CANON $1 | canon" "$2"; else jq -cS "$1" "$2"; fi
}

# --- Manifest: canonical, known format, the files.
jcs . manifest.json 2>/dev/null | tr -d '\n' | cmp -s - manifest.json || no 'manifest not canonical'
jq -e '.format == "exhibit.package/v1" and (.counts | type == "object") and (.files | type == "array")
       and ((.files | map(.path)) == (.files | map(.path) | unique))' manifest.json > /dev/null || no 'manifest'
jq -r '.files[].path' manifest.json | grep -qvE "^($content|$evidence|$ocsf)$" && no 'manifest lists an unknown name'
find . -type f | sed 's|^[.]/||' | grep -vE "^($fixed)$" | sort > "$work/present"
jq -r '.files[].path' manifest.json | sort | cmp -s - "$work/present" || no 'other files than the manifest lists'
jq -r '.files[] | .sha256 + "  " + .path' manifest.json | sha256sum --check --strict --status || no 'changed file'
jq -r '.files[] | "\(.size) \(.path)"' manifest.json > "$work/sizes"
cut -d ' ' -f 2- "$work/sizes" | xargs -d '\n' stat -c '%s %n' | cmp -s - "$work/sizes" || no 'size'
find . -type f ! -name SHA256SUMS | sed 's|^[.]/||' | sort | xargs sha256sum | cmp -s - SHA256SUMS || no 'SHA256SUMS'

# --- Tokens of timestamp authorities: over these bytes, by the certificate that comes with them. Whose it is, is not asked here.
stamped() { # FILE TOKEN
  read -r head length < <(openssl asn1parse -inform DER -in "$2" 2>/dev/null | sed -nE '1s/.*hl= *([0-9]+) l= *([0-9]+) .*/\1 \2/p')
  [ -n "${length-}" ] && [ $((head + length)) = "$(stat -c %s "$2")" ] || return 1
  openssl ts -reply -in "$2" -token_out -out "$work/token" 2>/dev/null || cp "$2" "$work/token"
  openssl pkcs7 -inform DER -in "$work/token" -print_certs -out "$work/authority" 2>/dev/null || return 1
  openssl ts -verify -data "$1" -in "$work/token" -token_in -CAfile "$work/authority" -partial_chain -no_check_time 2>/dev/null |
    grep -qx 'Verification: OK'
}
for of in manifest.json.sig:manifest.json.tsr ledger/checkpoint:ledger/checkpoint.tsr; do
  [ ! -e "${of#*:}" ] || stamped "${of%:*}" "${of#*:}" || no "${of#*:}"
done

# --- The ledger: a checkpoint by the same key, and in its tree the package, every item, and earlier trees as its beginning.
hexes() { od -An -v -tx1 | tr -d ' \n'; }
node() { # LEFT RIGHT, in hex: the hash above them
  local hex="01$1$2" escaped= hash
  while [ -n "$hex" ]; do escaped+="\\x${hex:0:2}" hex=${hex:2}; done
  hash=$(printf "$escaped" | sha256sum)
  echo "${hash%% *}"
}
included() { # HASH INDEX SIZE ROOT PATH...: does the path lead from the leaf to the root? (RFC 9162 §2.1.3.2)
  local hash=$1 index=$2 last=$(($3 - 1)) root=$4
  shift 4
  [ "$index" -le "$last" ] || return 1
  for other in "$@"; do
    [ "$last" -gt 0 ] || return 1
    if [ $((index % 2)) = 1 ] || [ "$index" = "$last" ]; then
      hash=$(node "$other" "$hash")
      while [ $((index % 2)) = 0 ] && [ "$index" -gt 0 ]; do index=$((index / 2)) last=$((last / 2)); done
    else
      hash=$(node "$hash" "$other")
    fi
    index=$((index / 2)) last=$((last / 2))
  done
  [ "$last" = 0 ] && [ "$hash" = "$root" ]
}
consistent() { # OLD OLDROOT SIZE ROOT PATH...: does the tree begin with the old one? (RFC 9162 §2.1.4.2)
  local old=$1 was=$2 size=$3 root=$4
  shift 4
  [ "$old" -le "$size" ] || return 1
  if [ "$old" = "$size" ]; then [ $# = 0 ] && [ "$was" = "$root" ]; return; fi
  local index=$((old - 1)) last=$((size - 1)) power=$old
  while [ $((power % 2)) = 0 ]; do power=$((power / 2)); done
  [ "$power" != 1 ] || set -- "$was" "$@"
  [ $# -gt 0 ] || return 1
  while [ $((index % 2)) = 1 ]; do index=$((index / 2)) last=$((last / 2)); done
  local before=$1 after=$1
  shift
  for other in "$@"; do
    [ "$last" -gt 0 ] || return 1
    if [ $((index % 2)) = 1 ] || [ "$index" = "$last" ]; then
      before=$(node "$other" "$before") after=$(node "$other" "$after")
      while [ $((index % 2)) = 0 ] && [ "$index" -gt 0 ]; do index=$((index / 2)) last=$((last / 2)); done
    else
      after=$(node "$after" "$other")
    fi
    index=$((index / 2)) last=$((last / 2))
  done
  [ "$last" = 0 ] && [ "$before" = "$was" ] && [ "$after" = "$root" ]
}
leaf() { printf '\0%s' "$1" | sha; }
if ! jq -e 'has("ledger")' manifest.json > /dev/null; then
  [ ! -e ledger ] || no 'a ledger that the manifest does not name'
else
  [ -f ledger/checkpoint ] && [ -f ledger/proofs.json ] || no 'the ledger is missing'
  origin=$(jq -r .ledger.origin manifest.json)
  { sed -n 1,3p ledger/checkpoint; echo; sed -n 5,20p ledger/checkpoint; } | cmp -s - ledger/checkpoint || no 'checkpoint'
  sed '1,4d' ledger/checkpoint | grep -qvE '^— [!-*,-~]+ [A-Za-z0-9+/]+=?=?$' && no 'checkpoint'
  sed -n 1,3p ledger/checkpoint > "$work/checkpoint"
  [ "$(sed -n 1p "$work/checkpoint")" = "$origin" ] || no 'checkpoint of another ledger'
  size=$(sed -n 2p "$work/checkpoint") root64=$(sed -n 3p "$work/checkpoint")
  echo "$size" | grep -qE '^(0|[1-9][0-9]{0,15})$' || no 'size of the checkpoint'
  root=$(echo "$root64" | base64 -d 2>/dev/null | hexes)
  [ ${#root} = 64 ] && [ "$(echo "$root" | bytes | base64)" = "$root64" ] || no 'root of the checkpoint'
  keyid=$(openssl pkey -pubin -in "$work/key" -outform DER | sha | cut -c1-8)
  [ "$(sed '1,4d' ledger/checkpoint | wc -l)" = 1 ] || no 'checkpoint'
  read -r _ name base64 < <(sed '1,4d' ledger/checkpoint)
  echo "$base64" | base64 -d > "$work/note" 2>/dev/null && [ "$(base64 -w0 < "$work/note")" = "$base64" ] || no 'checkpoint'
  [ "$name" = "$origin" ] && [ "$(head -c 4 "$work/note" | hexes)" = "$keyid" ] || no 'checkpoint that the signer did not sign'
  tail -c +5 "$work/note" > "$work/note.sig"
  verified "$work/note.sig" "$work/checkpoint" || no 'signature of the checkpoint'
  jcs . ledger/proofs.json 2>/dev/null | tr -d '\n' | cmp -s - ledger/proofs.json || no 'proofs not canonical'
  jq -e --slurpfile manifest manifest.json 'def hashes: all(.[]; type == "string" and test("^[0-9a-f]{64}$"));
    .format == "exhibit.ledger-proof/v1" and keys == ["consistency", "evidence", "format", "package"]
    and (.package | keys == ["at", "index", "path"]) and all(.package, .evidence[], .consistency[]; .path | hashes)
    and ([.evidence[].index] | . == (sort | unique)) and ([.consistency[].size] | . == (sort | unique))
    and ([.evidence[].id] | sort) == ([$manifest[0].items[].id] | sort)' ledger/proofs.json > /dev/null 2>&1 || no 'proofs'
  entry=$(jq -cS --arg digest "sha256:$(sha < manifest.json)" --slurpfile proofs ledger/proofs.json \
    '{kind: "package", subject: .id, digest: $digest, at: $proofs[0].package.at}' manifest.json)
  read -r index path < <(jq -r '.package | "\(.index) \(.path | join(" "))"' ledger/proofs.json)
  included "$(leaf "$entry")" "$index" "$size" "$root" $path || no 'the package is not in the ledger'
  while IFS=$'\t' read -r index entry path; do
    included "$(leaf "$entry")" "$index" "$size" "$root" $path || no 'an item is not in the ledger'
  done < <(jq -r --slurpfile manifest manifest.json '($manifest[0].items | map({(.id): .digest}) | add) as $digests
    | .evidence[] | {at, digest: $digests[.id], kind: "evidence", subject: .id} as $entry
    | "\(.index)\t\($entry | tojson)\t\(.path | join(" "))"' ledger/proofs.json)
  while read -r old was path; do
    consistent "$old" "$was" "$size" "$root" $path || no 'the ledger does not begin with an earlier one'
  done < <(jq -r '.consistency[] | "\(.size) \(.root) \(.path | join(" "))"' ledger/proofs.json)
fi

# --- The in-toto statement in its DSSE envelope.
jcs . manifest.intoto.json 2>/dev/null | tr -d '\n' | cmp -s - manifest.intoto.json || no 'envelope not canonical'
jq -e '.payloadType == "application/vnd.in-toto+json" and (.signatures | length) == 1
       and keys == ["payload", "payloadType", "signatures"]' manifest.intoto.json > /dev/null || no 'envelope'
jq -e --arg key "$(openssl x509 -in signer.pem -outform DER | sha)" '.signatures[0] | keys == ["keyid", "sig"] and .keyid == $key' \
  manifest.intoto.json > /dev/null || no 'envelope that names another key'
jq -j .payload manifest.intoto.json | base64 -d > "$work/statement" 2>/dev/null || no 'payload'
[ "$(base64 -w0 < "$work/statement")" = "$(jq -j .payload manifest.intoto.json)" ] || no 'payload spelled otherwise'
jcs '{_type: "https://in-toto.io/Statement/v1", subject: [.files[] | {name: .path, digest: {sha256}}],
         predicateType: "urn:exhibit:package:v1", predicate: del(.files)}' manifest.json | tr -d '\n' |
  cmp -s - "$work/statement" || no 'statement'
jq -j '.signatures[0].sig' manifest.intoto.json | base64 -d > "$work/statement.sig" 2>/dev/null || no 'statement signature'
{ printf 'DSSEv1 28 application/vnd.in-toto+json %d ' "$(stat -c %s "$work/statement")"; cat "$work/statement"; } > "$work/pae"
verified "$work/statement.sig" "$work/pae" || no 'signature of the statement'

# --- The report: one signature, by the same certificate, over all of it.
[ "$(head -c 5 report.pdf)" = '%PDF-' ] || no 'report is no PDF'
[ "$(grep -ac /ByteRange report.pdf)" = 1 ] || no 'report has no signature, or more than one'
read -r start before resume after < <(grep -aoE '/ByteRange *\[[0-9 ]+\]' report.pdf | tr -cd '0-9 ')
[ "$start" = 0 ] && [ $((resume + after)) = "$(stat -c %s report.pdf)" ] || no 'report changed after signing'
{ head -c "$before" report.pdf; tail -c "$after" report.pdf; } > "$work/signed"
head -c $((resume - 1)) report.pdf | tail -c $((resume - before - 2)) | tr -d '\n' | bytes > "$work/cms"
openssl cms -verify -inform DER -in "$work/cms" -content "$work/signed" -binary -noverify \
  -signer "$work/pdf-signer" -out /dev/null 2>/dev/null || no 'signature of the report'
[ "$(openssl x509 -in "$work/pdf-signer" -outform DER | sha)" = "$(openssl x509 -in signer.pem -outform DER | sha)" ] ||
  no 'report signed by another certificate'

# --- Data: laid out one canonical member per line.
members() { # FILE FIRST LAST: the members; fails where they are not joined by commas and line feeds
  [ "$(tail -c 1 "$1" | od -An -tx1)" = ' 0a' ] && [ "$(tail -n 1 "$1")" = "$3" ] || return 1
  [ "$2" = '*' ] || [ "$(head -n 1 "$1")" = "$2" ] || return 1
  sed '1d;$d' "$1" > "$work/members"
  awk 'NR > 1 && previous !~ /,$/ { exit 1 } { previous = $0 } END { if (previous ~ /,$/) exit 1 }' "$work/members" || return 1
  sed -i 's/,$//' "$work/members"
  awk 'length > 33554432 { exit 1 }' "$work/members"
}

root() { # hex leaf hashes on stdin: the root of RFC 6962
  local -a hashes=() sizes=()
  local hash size
  while read -r hash; do
    size=1
    while [ ${#sizes[@]} -gt 0 ] && [ "${sizes[-1]}" = "$size" ]; do
      hash=$(echo "01${hashes[-1]}$hash" | bytes | sha)
      unset 'hashes[-1]' 'sizes[-1]'
      size=$((size * 2))
    done
    hashes+=("$hash") sizes+=("$size")
  done
  [ ${#hashes[@]} = 0 ] && { printf '' | sha; return; }
  hash=${hashes[-1]}
  for ((at = ${#hashes[@]} - 2; at >= 0; at--)); do hash=$(echo "01${hashes[at]}$hash" | bytes | sha); done
  echo "$hash"
}
# The digest of each line on stdin, of `prefix` and the line.
each_sha() { # [PREFIX]
  rm -rf "$work/lines" && mkdir "$work/lines"
  local line number=0
  while IFS= read -r line; do
    number=$((number + 1))
    printf -v file %08d "$number"
    printf "${1-}%s" "$line" > "$work/lines/$file"
  done
  find "$work/lines" -type f | sort | xargs -r sha256sum | cut -c1-64
}

canonical() { jcs . "$1" 2>/dev/null | cmp -s - "$1"; }

# All items together: headers one per line, members one per line with the number of their item before them.
: > "$work/headers" && : > "$work/all" && : > "$work/numbers" && : > "$work/scopes"
number=0
while read -r file; do
  members "$file" '*' ']}' || no "$file is not laid out"
  head -n 1 "$file" | grep -q ',"resources":\[$' || no "$file is not laid out"
  head -n 1 "$file" | sed 's/,"resources":\[$/}/' >> "$work/headers"
  IFS=/ read -r _ account region type <<< "$file"
  printf '"%s %s %s"\n' "$account" "$region" "${type%.json}" >> "$work/scopes"
  cat "$work/members" >> "$work/all"
  awk -v number="$number" '{ print number }' "$work/members" >> "$work/numbers"
  number=$((number + 1))
done < <(grep '^evidence/' "$work/present")
canonical "$work/headers" && canonical "$work/all" || no 'evidence that is not canonical'
jq -s . "$work/headers" > "$work/items"
jq -es --slurpfile scopes "$work/scopes" --slurpfile numbers "$work/numbers" --slurpfile items "$work/items" "$CANON"'. as $all
  | (reduce range(0; $all | length) as $n ({}; .[$numbers[$n] | tostring] += [$all[$n]])) as $of
  | all(range(0; $items[0] | length); . as $n | $items[0][$n] as $item | ($of[$n | tostring] // []) as $members
    | $item.format == "exhibit.evidence/v1" and ($item | has("resources") | not)
      and "\($item.scope.account) \($item.scope.region) \($item.type)" == $scopes[$n]
      and ($item.population | type == "object") and $item.population.complete == ($item.population.gap == null)
      and ($item.population as $p | ($members | length) == $p.collected and $p.listed == $p.collected + $p.gaps
        and ($members | map(.gaps | length) | add // 0) == $p.fieldGaps)
      and ($members | map(.id | u16) | . == unique)
      and all($members[]; keys - ["digest","gaps","id","name","observed","observedDigest","region","settings"] == [])
      and all($members[]; .settings as $s | all(.gaps[]; .field as $f | $s | has($f) | not)))' \
  "$work/all" > /dev/null 2>&1 || no 'an item has another scope or other members than it says'

# --- Findings and controls.
members findings.json '[' ']' && canonical "$work/members" || no 'findings.json is not laid out'
jcs '[.check, .account, .region, .resource]' "$work/members" | each_sha | cut -c1-32 > "$work/ids"
jq -r .id "$work/members" | cmp -s - "$work/ids" || no 'finding with another id'
jq -es --slurpfile items "$work/items" "$CANON"'(($items[0] | map({(.id): true}) | add) // {}) as $known
  | map([.account, .region, .check, (.resource | u16)]) == (map([.account, .region, .check, (.resource | u16)]) | unique)
  and all(.[]; [.evidence // empty, .inputs[]] | all(.[]; $known[.]))
  and all(.[]; .status | IN("pass", "fail", "unknown", "not_applicable"))' "$work/members" > /dev/null || no 'findings'
jq -s 'group_by(.status) | map({(.[0].status): length}) | add // {}' "$work/members" > "$work/findings"
members controls.json '[' ']' && canonical "$work/members" || no 'controls.json is not laid out'
jq -es --slurpfile items "$work/items" '(($items[0] | map({(.id): true}) | add) // {}) as $known
  | (map([.framework, .control, .account]) | length == (unique | length)) and all(.[]; all(.items[]; $known[.]))
  and all(.[]; .status | IN("tests_failed", "not_verified", "tests_passed", "review", "no_population", "inherited", "manual"))' \
  "$work/members" > /dev/null || no 'controls'
jq -s 'group_by(.framework) | map({(.[0].framework): (group_by(.status) | map({(.[0].status): length}) | add)}) | add // {}' \
  "$work/members" > "$work/controls"
jq -s 'map(select(.findings.fail > 0)) | group_by(.framework)
  | map({(.[0].framework): (group_by(.status) | map({(.[0].status): length}) | add)}) | add // {}' "$work/members" > "$work/failing"

# --- What the manifest says of the data.
jq -e --slurpfile items "$work/items" --slurpfile findings "$work/findings" --slurpfile controls "$work/controls" \
  --slurpfile failing "$work/failing" '
  $items[0] as $i
  | .items == ([range(0; $i | length) | $i[.] as $item | {path: ("evidence/" + $item.scope.account + "/" + $item.scope.region
      + "/" + $item.type + ".json"), id: $item.id, digest: $item.digest}] | sort_by(.path)) and .counts.items == ($i | length) and .counts.resources == ($i | map(.population.collected) | add // 0)
  and .counts.findings == ({pass: 0, fail: 0, unknown: 0, not_applicable: 0} + $findings[0])
  and .gaps == {lists: ($i | map(select(.population.complete | not)) | length),
                members: ($i | map(.population.gaps) | add // 0), fields: ($i | map(.population.fieldGaps) | add // 0)}
  and (($i | length) == 0 or .asOf == ($i | map(.collected
      | if .source.kind == "replay" and .sourceAsOf != null then {from: .sourceAsOf, to: .sourceAsOf}
        else {from: .startedAt, to: .finishedAt} end) | {from: (map(.from) | min), to: (map(.to) | max)}))
  and all(.frameworks[]; .statuses == ($controls[0][.id] // {}) and (.failing == null or .failing == ($failing[0][.id] // {}))) and (($controls[0] | keys) - (.frameworks | map(.id)) == [])
  and (.source.kind != "aws" or all($i[]; .collected.source.kind == "aws"))' manifest.json > /dev/null ||
  no 'the manifest says other than the data'

# --- How much was read, where the manifest states it.
jq -e '[.items[].path | split("/") | {account: .[1], region: .[2], type: (.[3] | rtrimstr(".json"))}] as $there
  | .scope.accounts as $accounts | .scope.types as $types | .gaps as $gaps | .counts.items as $items | .outcome as $outcome
  | if .outcome == null and .coverage == null then true else .coverage.targets as $t
    | ([$accounts[].regions.reached | unique | length] | add // 0) as $reached
    | ([$accounts[].regions.refused | map(.region) | unique | length] | add // 0) as $refused
    | ([$accounts[].regions.disabled | unique | length] | add // 0) as $disabled
    | ([$accounts[].regions.asked | unique | length] | add // 0) as $asked
    | ($t.done + $t.refused + $t.disabled) as $all
    | all($accounts[].regions; ([.reached, (.refused | map(.region)), .disabled] | map(unique) | add) as $parts
        | ($parts | sort) == (.asked | unique) and (.asked - .notAsked | unique) == (.asked | unique)
        and ((.all // false | not) or .notAsked == []))
    and if $all == ($accounts | length) then $t.disabled == 0 and ($t.refused > 0) == ($refused > 0)
        else $all == ($accounts | length) + $asked and $t.disabled == $disabled and $t.done >= $reached and $t.refused >= $refused end
    and $outcome == (if $gaps.lists == $items then "nothing_read"
        elif $gaps.lists + $gaps.members + $gaps.fields + $t.refused + $refused == 0
          and all($accounts[]; has("listGap") and .listGap == null and .principal != null) then "complete" else "partial" end)
    and ([$there[] | select(.region != "global").type] | unique) as $regional
      | ($t.done >= $reached + ($accounts | length) or $t.refused == 0) as $whole
      | ($there | map("\(.account) \(.region) \(.type)")) as $places
      | all($accounts[]; . as $a | all($types[]; . as $type
          | (["\($a.account) global \($type)"] - $places) == []
          or if ($regional | index($type)) then ($a.regions.reached | map("\($a.account) \(.) \($type)") - $places) == [] else ($whole | not) end))
    end' manifest.json > /dev/null 2>&1 || no 'the manifest says more was read than the package holds'

# --- The tables say what the JSON says.
csv='def cell: if type == "string" then (if test("^([\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]*[=+@＝＋－＠-]|[\t\r\n])") then "\u0027" + . else . end)
            elif . == null then "" else tostring end
            | if test("[\",\r\n]") then "\"" + gsub("\""; "\"\"") + "\"" else . end;
     def line: map(cell) | join(",") + "\r";'
jq -r "$csv"' (["id","check","title","status","reason","severity","account","region","resource","resourceDigest","evidence","inputs",
  "observedAt","remediation","controls","acceptance","acceptanceKind","acceptanceReason","acceptanceOwner","acceptanceRequestedBy",
  "acceptanceApprovedBy","acceptanceUntil"] | line), (.[] | [.id, .check, .title, .status, .reason, .severity, .account, .region,
  .resource, .resourceDigest, .evidence, (.inputs | join(";")), .observedAt, .remediation, (.controls | join(";")), .acceptance.id,
  .acceptance.kind, .acceptance.reason, .acceptance.owner, .acceptance.requestedBy, .acceptance.approvedBy, .acceptance.until] | line)' \
  findings.json | cmp -s - findings.csv || no 'findings.csv'
# Rows say what they rest on, all of them and in all three members, or none does.
jq -e 'def basis: ["responsibility", "needs", "links"]; (map([basis[] as $one | has($one)] | unique) | unique) as $has
  | $has == [] or $has == [[true]] or $has == [[false]]' controls.json > /dev/null || no 'controls of two kinds'
jq -r "$csv"' (.[0] // {} | has("links")) as $basis
  | (["framework","control","account","level","title","status","evidence","pass","fail","unknown","not_applicable","checks",
  "items","limits","because"] + if $basis then ["responsibility","needs","links"] else [] end | line), (.[] | [.framework, .control, .account, .level, .title, .status, .evidence, .findings.pass,
  .findings.fail, .findings.unknown, .findings.not_applicable, (.checks | join(";")), (.items | join(";")), .limits, .because]
  + if $basis then [.responsibility, .needs, (.links | map("\(.check) \(.strength): \(.because)") | join(";"))] else [] end | line)' \
  controls.json | cmp -s - controls.csv || no 'controls.csv'

# --- Every digest, from the settings of one resource up to the item.
jcs .settings "$work/all" | each_sha | sed 's/^/sha256:/' > "$work/digests"
jq -r .digest "$work/all" | cmp -s - "$work/digests" || no 'changed settings'
jcs 'select(has("observed")) | .observed' "$work/all" | each_sha | sed 's/^/sha256:/' > "$work/digests"
jq -r 'select(has("observed") or has("observedDigest")) | .observedDigest' "$work/all" | cmp -s - "$work/digests" ||
  no 'changed observed values'
jcs '{id, name, region, settings: .digest, observed: (.observedDigest // null), gaps}' "$work/all" |
  each_sha '\0' | paste -d ' ' "$work/numbers" - > "$work/leaves"
for ((item = 0; item < number; item++)); do
  awk -v item="$item" '$1 == item { print $2 }' "$work/leaves" | root | sed 's/^/sha256:/'
done > "$work/roots"
jq -r .root "$work/headers" | cmp -s - "$work/roots" || no 'an item has another root'
jcs 'del(.digest)' "$work/headers" | each_sha | sed 's/^/sha256:/' > "$work/digests"
jq -r .digest "$work/headers" | cmp -s - "$work/digests" || no 'an item has another digest'
echo valid
