/** What `VERIFY.md` says of the ledger, in a package that is recorded in one. */
export const provenByLedger = (
  origin: string,
): string => `- The package and every evidence item are recorded in the append-only ledger \`${origin}\`, in the tree
  that \`ledger/checkpoint\` states. Of a later package of the same ledger, \`exhibit verify --since\` proves that
  nothing was rewritten or removed that had been recorded when this one was made: keep this package, or its checkpoint.
`

export const NOT_PROVEN_BY_LEDGER = `- That the ledger is the only one. Anyone who alone holds a ledger can rewrite all of it; not so once its checkpoint is in
  other hands, as it is with every package and delivery, or timestamped (\`ledger/checkpoint.tsr\`).
`

/** The checkpoint's signature, and the package's own place in the ledger's tree (RFC 9162 §2.1.3.2). */
export const ledgerText = (): string => `
The checkpoint of the ledger is a signed note (c2sp.org/tlog-checkpoint): its signature follows four bytes of key id, and must
print \`Verified OK\`:

\`\`\`sh
sed '/^$/,$d' package/ledger/checkpoint > checkpoint.txt
sed -n '5p' package/ledger/checkpoint | cut -d' ' -f3 | base64 -d | tail -c +5 > checkpoint.sig
openssl dgst -sha256 -verify signer.pub -signature checkpoint.sig checkpoint.txt
\`\`\`

The package is in the tree: from its leaf, hashed with the hashes of its path, to the root in the checkpoint's third line:

\`\`\`sh
sha() { sha256sum | cut -c1-64; }
bytes() { printf '%b' "$(sed 's/../\\\\x&/g')"; }
digest=$(sha < package/manifest.json)
at=$(jq -r .package.at package/ledger/proofs.json)
id=$(jq -r .id package/manifest.json)
hash=$(printf '\\0{"at":"%s","digest":"sha256:%s","kind":"package","subject":"%s"}' "$at" "$digest" "$id" | sha)
index=$(jq .package.index package/ledger/proofs.json)
last=$(($(sed -n 2p checkpoint.txt) - 1))
for other in $(jq -r '.package.path[]' package/ledger/proofs.json); do
  if [ $((index % 2)) = 1 ] || [ "$index" = "$last" ]; then
    hash=$(echo "01$other$hash" | bytes | sha)
    while [ $((index % 2)) = 0 ] && [ "$index" -gt 0 ]; do index=$((index / 2)) last=$((last / 2)); done
  else
    hash=$(echo "01$hash$other" | bytes | sha)
  fi
  index=$((index / 2)) last=$((last / 2))
done
[ "$last" = 0 ]
[ "$(echo "$hash" | bytes | base64)" = "$(sed -n 3p checkpoint.txt)" ]
\`\`\`

If \`ledger/checkpoint.tsr\` is there, an outside authority saw the checkpoint:

    openssl ts -verify -data package/ledger/checkpoint -in package/ledger/checkpoint.tsr -CAfile authority.pem
`
