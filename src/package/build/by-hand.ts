/**
 * What ties every file of a package to its signer with nothing of ours, as one block for a shell: README.md and VERIFY.md print it. It
 * leaves the files in `package/` and the signer's key in `signer.pub`. Whatever does not hold ends it before its last line.
 */
export const BY_HAND = `FINGERPRINT='PUT HERE THE FINGERPRINT THAT THE SIGNER GAVE YOU' bash -euo pipefail <<'END'
export LC_ALL=C
mkdir package
unzip -q package.zip -d package </dev/null
cd package
# The certificate is the one that you were told of, and its key signed the manifest.
signer=$(openssl x509 -in signer.pem -outform DER | sha256sum | cut -c1-64)
[ "$signer" = "$(echo "$FINGERPRINT" | tr -d ': ' | tr A-F a-f)" ] || { echo "Another signer: $signer"; exit 1; }
openssl x509 -in signer.pem -noout -pubkey > ../signer.pub
openssl dgst -sha256 -verify ../signer.pub -signature manifest.json.sig manifest.json
# Every file that the manifest lists is there, unchanged, and no other but the proofs beside it.
jq -r '.files[] | .sha256 + "  " + .path' manifest.json | sha256sum --check --strict --quiet
proofs='manifest[.]json([.]sig|[.]tsr)?|manifest[.]intoto[.]json|SHA256SUMS|ledger/(checkpoint([.]tsr)?|proofs[.]json)'
diff <(jq -r '.files[].path' manifest.json | sort) <(find . ! -type d | sed 's|^[.]/||' | grep -vxE "$proofs" | sort)
echo 'VERIFIED: all files are as they were signed'
END
`
