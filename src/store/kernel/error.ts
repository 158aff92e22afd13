/**
 * - `data_dir_not_writable`, `data_dir_unreachable`, `data_dir_owner`: nobody may write there; the database's user cannot get there; another user made it
 * - `data_dir_in_use`: a container that we cannot see into uses it
 * - `data_dir_version`: made by another major version of PostgreSQL · `data_dir_broken`: it is not a database
 * - `disk_full` · `port_unavailable` · `unsupported_platform` · `server_failed`, `server_timeout`: the embedded server
 * - `unreachable`, `unauthorized`: the database at DATABASE_URL does not answer, or refuses us
 * - `tls_refused`, `read_only`: it is reached, but not with the TLS that DATABASE_URL asks for; it takes no changes
 * - `schema_newer`: the database was migrated by a newer Exhibit · `migration_failed`
 * - `not_found`, `gone` (kept no longer), `conflict`, `invalid_cursor`, `invalid`: what was asked for
 * - `restricted_key`: who asks may only see some accounts
 * - `resource_without_id`: a member of an item has no id
 * - `corrupt`: stored bytes do not match their digest · `append_only`: evidence is never changed
 * - `lease_lost`: the target went to another attempt
 * - `secrets_key`: stored secrets were sealed with another key
 */
export type StoreErrorCode =
  | 'data_dir_not_writable'
  | 'data_dir_unreachable'
  | 'data_dir_owner'
  | 'data_dir_in_use'
  | 'data_dir_version'
  | 'data_dir_broken'
  | 'disk_full'
  | 'port_unavailable'
  | 'unsupported_platform'
  | 'server_failed'
  | 'server_timeout'
  | 'unreachable'
  | 'unauthorized'
  | 'tls_refused'
  | 'read_only'
  | 'schema_newer'
  | 'migration_failed'
  | 'not_found'
  | 'gone'
  | 'conflict'
  | 'invalid_cursor'
  | 'invalid'
  | 'restricted_key'
  | 'resource_without_id'
  | 'corrupt'
  | 'append_only'
  | 'lease_lost'
  | 'secrets_key'

/** Every failure the store names. The message is one sentence that says what to do; it holds no secret. */
export class StoreError extends Error {
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'StoreError'
    this.code = code
  }
}
