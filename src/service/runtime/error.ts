/** What can be wrong with a request or its surroundings. Stable: people script against these. */
export type ServiceErrorCode =
  | 'unknown_region'
  | 'unknown_framework'
  | 'unknown_type'
  | 'unknown_account'
  | 'unknown_check'
  | 'unknown_control'
  | 'unknown_destination'
  | 'destination_refused'
  | 'nothing_to_collect'
  | 'nothing_read'
  | 'bad_request'
  | 'not_found'
  | 'conflict'
  | 'credentials_missing'
  | 'credentials_expired'
  | 'credentials_refused'
  | 'clock_wrong'
  | 'endpoint_unreachable'
  | 'account_mismatch'
  | 'recording_unreadable'
  | 'recording_unwritable'
  | 'recording_corrupt'
  | 'unrecorded_call'
  | 'output_unwritable'
  | 'reading_failed'
  | 'run_failed'
  | 'run_not_finished'
  | 'in_use'
  | 'same_person'
  | 'last_admin_key'
  | 'ledger_rewritten'
  | 'other_installation'
  | 'timestamp_unavailable'
  | 'queue_unreachable'
  | 'queue_unauthorized'
  | 'interrupted'

const USAGE: ReadonlySet<ServiceErrorCode> = new Set([
  'unknown_region',
  'unknown_framework',
  'unknown_type',
  'unknown_account',
  'unknown_check',
  'unknown_control',
  'unknown_destination',
  'destination_refused',
  'nothing_to_collect',
  'bad_request',
])

/** One clear sentence that says what to do. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly code: ServiceErrorCode
  constructor(code: ServiceErrorCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }

  /** True where the caller asked for something that is not there: exit status 2, HTTP 400. */
  get usage(): boolean {
    return USAGE.has(this.code)
  }
}
