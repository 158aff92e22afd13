export type PackageErrorCode = 'OUTPUT_UNWRITABLE' | 'DATA_INCONSISTENT' | 'REPORT_FAILED' | 'NOT_FOUND'

/** A package that could not be made; nothing is left behind. */
export class PackageError extends Error {
  readonly code: PackageErrorCode

  constructor(code: PackageErrorCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'PackageError'
    this.code = code
  }
}
