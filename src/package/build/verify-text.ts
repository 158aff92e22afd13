import { fingerprintOf, type Signer } from '../../trust/signer.ts'
import type { PackageData } from '../format/data.ts'
import { BY_HAND } from './by-hand.ts'
import { ledgerText, NOT_PROVEN_BY_LEDGER, provenByLedger } from './ledger-text.ts'

const SOURCES: Record<PackageData['source']['kind'], string> = {
  aws: "The settings were read from AWS's own endpoints",
  replay: 'NOT COLLECTED FROM AWS. The settings were read from a recording of earlier answers',
  customEndpoint: 'NOT COLLECTED FROM AWS. The settings were read from a custom endpoint',
}

/** `VERIFY.md`: what the package proves, what it does not, and how to check it with and without Exhibit. */
export function verifyText(
  data: PackageData,
  signer: Signer,
  authorities: readonly string[] = [],
  ledger?: string,
): string {
  const fingerprint = fingerprintOf(signer.certificate)
  const hosts = data.source.hosts.length > 0 ? ` (${data.source.hosts.join(', ')})` : ''
  return `# How to verify this package

Package ${data.id}, made ${data.created} by Exhibit ${data.generator.version}.
${SOURCES[data.source.kind]}${hosts}.

Fingerprint of the signing certificate (SHA-256 of its DER):

    ${fingerprint}

## What a valid package proves

- Every file is as it was when the package was signed. \`manifest.json\` lists each file with its SHA-256; the signature
  covers the manifest; \`report.pdf\` carries a signature of its own by the same key.
- The holder of the private key of \`signer.pem\` signed it. This says who only if you got the fingerprint above
  from the signer by another way, or if \`signer.pem\` was issued by a certificate authority you trust.
- Each evidence item is whole: its resources give its Merkle root, and its digest covers how, when and by whom it was read.
${ledger === undefined ? '' : provenByLedger(ledger)}
## What it does not prove

- That the content is true. The audited entity runs the collector and holds the signing key. The request ids in the
  evidence can be looked up in the entity's own AWS CloudTrail to see that the calls were made
  (\`exhibit corroborate package.zip --cloudtrail DIR\`).
- That settings were the same at other times. They were read between two moments (\`asOf\` in the manifest); this is
  no evidence of operation over a period.
- That nothing else exists. A population is complete as AWS listed it; what could not be read is counted in \`gaps\` and
  named in the evidence, accounts and regions not reached stand in \`scope\`.
- When it was signed, by anybody's clock but the signer's, unless \`manifest.json.tsr\` is there: the token of an outside
  timestamp authority (RFC 3161) over \`manifest.json.sig\`.${asked(authorities)}
${ledger === undefined ? '' : NOT_PROVEN_BY_LEDGER}
## With Exhibit

Save the package as \`package.zip\`. Exhibit needs no network for this:

\`\`\`sh
exhibit verify package.zip --fingerprint ${fingerprint}
\`\`\`

Exit code 0 means valid. It checks more than the commands below: names, sizes, canonical form, counts, and every digest
down to the single resource.

\`exhibit verify --reperform package.zip\` also judges the evidence again and names every finding and control status that does not
follow from it. Use Exhibit ${data.generator.version}${commitOf(data)}: another version may judge otherwise.

## In a browser

\`verify.html\` does what the command does, in any current browser and without a network: open it and drop the package on it.
Anyone who could forge this package could have forged the \`verify.html\` in it too: take the page from elsewhere, such as
Exhibit's own source, a service of Exhibit that you trust (\`/verify.html\`), or a package that you have verified.

## Without Exhibit

Needs bash, unzip, openssl, sha256sum and jq, and pdfsig (poppler) for the report's own signature.

Paste this as a whole, with the fingerprint that you got from the signer by another way. It ties every file to that signer, and only if
all of it holds is its last line \`VERIFIED\`:

\`\`\`sh
${BY_HAND}\`\`\`

\`SHA256SUMS\` lists the same files, and the manifest with its signatures. It is not signed: anybody can rewrite it, so that it
proves nothing alone.

\`\`\`sh
(cd package && sha256sum --check --strict --quiet SHA256SUMS)
\`\`\`

The same manifest as an in-toto statement in a DSSE envelope must print \`Verified OK\`, and no difference:

\`\`\`sh
jq -j .payload package/manifest.intoto.json | base64 -d > statement.json
jq -j '.signatures[0].sig' package/manifest.intoto.json | base64 -d > statement.sig
(printf 'DSSEv1 28 application/vnd.in-toto+json %d ' "$(wc -c < statement.json)"; cat statement.json) > statement.pae
openssl dgst -sha256 -verify signer.pub -signature statement.sig statement.pae
jq -S '{files: [.subject[] | {path: .name, sha256: .digest.sha256}], rest: .predicate}' statement.json > statement.says
jq -S '{files: [.files[] | {path, sha256}], rest: del(.files)}' package/manifest.json | diff - statement.says
\`\`\`

The report's own signature must be valid and cover the whole document; that its issuer is unknown is expected of a
self-signed certificate:

\`\`\`sh
pdfsig -nocert package/report.pdf
\`\`\`

If \`manifest.json.tsr\` is there, save the certificates of its authority (from the authority itself) as \`authority.pem\`. Without them
the name in the token is only what its authority calls itself. With Exhibit: \`exhibit verify --tsa-ca authority.pem package.zip\`.

    openssl ts -verify -data package/manifest.json.sig -in package/manifest.json.tsr -CAfile authority.pem

The time that it says must not be before \`created\`:

    openssl ts -reply -in package/manifest.json.tsr -text
    jq -r .created package/manifest.json

If \`signer.pem\` was issued by an authority that you trust, save its certificates as \`ca.pem\` (at the time of \`created\`; for a self-signed
certificate this fails, compare the fingerprint instead):

    openssl verify -partial_chain -purpose smimesign -attime "$(date -d "$(jq -r .created package/manifest.json)" +%s)" -CAfile ca.pem -untrusted package/signer.pem package/signer.pem
${ledger === undefined ? '' : ledgerText()}`
}

const asked = (authorities: readonly string[]): string =>
  authorities.length > 0
    ? ` To be asked: ${authorities.join(', ')}. If the file is not there, none of them answered.`
    : ' None was to be asked for this package.'

const commitOf = ({ generator: { commit, modified } }: PackageData): string =>
  commit === null ? '' : `, commit ${commit}${modified === true ? ' with changes of its owner' : ''}`
