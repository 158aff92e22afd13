/**
 * The names a package may hold (docs/package-format.md). Paths are ASCII, with `/` between segments; nothing else is accepted.
 */
export const MANIFEST = 'manifest.json'
export const SIGNATURE = 'manifest.json.sig'
export const ENVELOPE = 'manifest.intoto.json'
export const TIMESTAMP = 'manifest.json.tsr'
export const SIGNER = 'signer.pem'
export const SUMS = 'SHA256SUMS'
export const REPORT = 'report.pdf'
export const README = 'VERIFY.md'
export const VERIFIER = 'verify.html'
export const CONTROLS = 'controls.json'
export const CONTROLS_CSV = 'controls.csv'
export const FINDINGS = 'findings.json'
export const FINDINGS_CSV = 'findings.csv'
export const OSCAL = 'oscal/assessment-results.json'
export const OCSF = 'ocsf/findings.json'
export const CHECKPOINT = 'ledger/checkpoint'
export const LEDGER_PROOFS = 'ledger/proofs.json'
export const CHECKPOINT_TIMESTAMP = 'ledger/checkpoint.tsr'

/** What proves the manifest and so cannot be listed in it. */
export const PROOFS: readonly string[] = [
  ...[MANIFEST, SIGNATURE, ENVELOPE, TIMESTAMP, SUMS],
  ...[CHECKPOINT, LEDGER_PROOFS, CHECKPOINT_TIMESTAMP],
]
const CONTENT: readonly string[] = [
  ...[SIGNER, REPORT, README, CONTROLS, CONTROLS_CSV, FINDINGS, FINDINGS_CSV],
  ...[VERIFIER, OSCAL, OCSF],
]

/** Every package has these; tokens of timestamp authorities, what is of a ledger, the exports and the verifier's page may be missing. */
export const REQUIRED: readonly string[] = [
  ...[MANIFEST, SIGNATURE, ENVELOPE, SIGNER, SUMS],
  ...[REPORT, README, CONTROLS, CONTROLS_CSV, FINDINGS, FINDINGS_CSV],
]

const EVIDENCE = /^evidence\/(\d{12})\/([a-z0-9-]{1,32})\/([A-Za-z0-9][A-Za-z0-9.-]{0,99})\.json$/
const OCSF_CONTROLS = /^ocsf\/([A-Za-z0-9][A-Za-z0-9._-]{0,99})\/(\d{12})\.json$/

export const evidencePath = (account: string, region: string, type: string): string =>
  `evidence/${account}/${region}/${type}.json`
export const ocsfPath = (framework: string, account: string): string => `ocsf/${framework}/${account}.json`

/** Account, region and type of an evidence file's path. */
export function evidenceScope(path: string): { account: string; region: string; type: string } | null {
  const [, account, region, type] = EVIDENCE.exec(path) ?? []
  return account && region && type ? { account, region, type } : null
}

/** A name that the manifest may list. */
export const isContent = (path: string): boolean =>
  CONTENT.includes(path) || EVIDENCE.test(path) || OCSF_CONTROLS.test(path)

export const isKnown = (path: string): boolean => PROOFS.includes(path) || isContent(path)

/** Code unit order, the order of every list of paths. */
export const byPath = (a: { path: string }, b: { path: string }): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0
