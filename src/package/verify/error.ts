/** Every way a package can fail. Codes are never renamed: GRC tools match on them. */
export const FAILURE_CODES = [
  // The zip itself.
  'ZIP_UNREADABLE',
  'ZIP_PREPENDED',
  'ZIP_TRAILING',
  'ZIP_HIDDEN_DATA',
  'ZIP_RECORDS_DISAGREE',
  'ZIP_TOO_MANY_ENTRIES',
  'ENTRY_ENCRYPTED',
  'ENTRY_NOT_A_FILE',
  'ENTRY_METHOD',
  'ENTRY_TOO_LARGE',
  'ENTRY_CORRUPT',
  'ENTRY_HEADERS_DISAGREE',
  'ENTRY_FIELD',
  'ENTRY_EXTRA_FIELD',
  'ENTRY_COMMENT',
  // Names.
  'NAME_UNSAFE',
  'NAME_DUPLICATE',
  'NAME_UNKNOWN',
  // Manifest and signer.
  'MANIFEST_INVALID',
  'MANIFEST_FORMAT',
  'MANIFEST_NOT_CANONICAL',
  'SIGNER_INVALID',
  'SIGNER_WRONG_CURVE',
  'SIGNER_NOT_PINNED',
  'SIGNER_UNTRUSTED',
  'SIGNER_OTHER_SUBJECT',
  'SIGNATURE_MALFORMED',
  'SIGNATURE_INVALID',
  'STATEMENT_MALFORMED',
  'STATEMENT_SIGNATURE_INVALID',
  'STATEMENT_MISMATCH',
  'TIMESTAMP_INVALID',
  'TIMESTAMP_MISSING',
  'TIMESTAMP_UNTRUSTED',
  'TIMESTAMP_BEFORE_PACKAGE',
  'TIMESTAMP_BEFORE_CERTIFICATE',
  'TIMESTAMP_IN_FUTURE',
  // Files against the manifest.
  'FILE_MISSING',
  'FILE_UNLISTED',
  'FILE_CHANGED',
  'SUMS_MISMATCH',
  // The report.
  'PDF_UNSIGNED',
  'PDF_CHANGED',
  'PDF_SIGNATURE_INVALID',
  'PDF_OTHER_SIGNER',
  // Data.
  'JSON_INVALID',
  'JSON_TOO_DEEP',
  'JSON_TOO_LARGE',
  'JSON_NOT_CANONICAL',
  'JSON_AMBIGUOUS',
  'EVIDENCE_INVALID',
  'EVIDENCE_ORDER',
  'EVIDENCE_RESOURCE_DIGEST',
  'EVIDENCE_POPULATION',
  'EVIDENCE_ROOT',
  'EVIDENCE_DIGEST',
  'EVIDENCE_INPUT',
  'FINDING_INVALID',
  'CONTROL_INVALID',
  'CSV_MISMATCH',
  'COUNTS_MISMATCH',
  'ITEMS_MISMATCH',
  'COVERAGE_MISMATCH',
  'EVIDENCE_MISSING',
  'SOURCE_MISMATCH',
  // The ledger.
  'LEDGER_MISSING',
  'LEDGER_CHECKPOINT_INVALID',
  'LEDGER_ORIGIN_MISMATCH',
  'LEDGER_SIGNATURE_INVALID',
  'LEDGER_PROOFS_INVALID',
  'LEDGER_PACKAGE_UNPROVEN',
  'LEDGER_EVIDENCE_UNPROVEN',
  'LEDGER_CONSISTENCY_INVALID',
  'LEDGER_TIMESTAMP_INVALID',
  // Against an earlier package (--since).
  'SINCE_INVALID',
  'SINCE_WITHOUT_LEDGER',
  'SINCE_OTHER_LEDGER',
  'SINCE_NEWER',
  'SINCE_UNPROVEN',
  'SINCE_REWRITTEN',
  // An index of packages, and its members (--members).
  'INDEX_INVALID',
  'MEMBER_MISSING',
  'MEMBER_CHANGED',
  'MEMBER_OTHER',
  'MEMBER_INVALID',
  'MEMBER_UNLISTED',
  // What --reperform finds.
  'REPERFORMANCE_DIFFERS',
] as const

export type FailureCode = (typeof FAILURE_CODES)[number]

export interface Failure {
  readonly code: FailureCode
  /** The file it is about; null where it is about the package. */
  readonly file: string | null
  /** One sentence. Names from the package are quoted and shortened. */
  readonly message: string
}

/** Thrown inside the verifier to end the check of one file; never leaves it. */
export class Refusal extends Error {
  readonly code: FailureCode

  constructor(code: FailureCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'Refusal'
    this.code = code
  }
}

const MOST = 1000

/** Collects failures, as many as anybody reads. */
export class Failures {
  readonly list: Failure[] = []

  add(code: FailureCode, file: string | null, message: string): void {
    if (this.list.length < MOST) this.list.push({ code, file: file === null ? null : shown(file), message })
  }

  /** Adds what another collected. */
  take(others: Failures): void {
    for (const { code, file, message } of others.list) this.add(code, file, message)
  }

  /** Runs a check; a refusal becomes a failure of the file and gives undefined. */
  async of<T>(file: string | null, check: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await check()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.add(error.code, file, error.message)
      return undefined
    }
  }
}

/** A name from the package, fit to be printed: control and non-ASCII characters escaped, at most 200 long. */
export function shown(name: string): string {
  const escaped = name.replace(/[^\x20-\x7e]/g, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return escaped.length > 200 ? `${escaped.slice(0, 197)}...` : escaped
}
