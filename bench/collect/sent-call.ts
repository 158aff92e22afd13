/** One call as it is handed to the AWS SDK. */
export interface SentCall {
  /** Class names: `IAMClient`, `ListUsersCommand`. */
  readonly client: string
  readonly command: string
  readonly input: object
  readonly region: string
  readonly accountInHost: boolean
}
