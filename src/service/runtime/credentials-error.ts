import { CredentialsEnded, CredentialsUnavailable, isClockWrong, saysExpired } from '../../collect/credentials.ts'
import { classify, isExhausted } from '../../collect/failure.ts'
import { RecordingError } from '../../collect/recording.ts'
import { ServiceError } from './error.ts'

/** How a person names the credentials that were used. */
export interface UsedCredentials {
  /** Of the account, or AWS_PROFILE. */
  readonly profile?: string | undefined
  readonly role?: string | undefined
}

/** Why GetCallerIdentity did not answer, and what to do. */
export function credentialsError(cause: unknown, used: UsedCredentials, clockOffsetMs: number | null): Error {
  if (cause instanceof RecordingError || cause instanceof CredentialsEnded || isExhausted(cause)) return cause
  // What the source of a role's own credentials said is told as such; what STS said of the role, below.
  if (cause instanceof CredentialsUnavailable) return roleError(cause, used)
  const name = (cause as Error | undefined)?.name ?? 'Error'
  if (isClockWrong(cause, clockOffsetMs)) return clockError(clockOffsetMs ?? 0, cause)
  if (name === 'CredentialsProviderError' || name === 'TokenProviderError') return notFound(cause, used)
  if (saysExpired(cause))
    return new ServiceError(
      'credentials_expired',
      'The AWS credentials have expired: sign in again (for example `aws sso login`) and repeat the command.',
      cause,
    )
  const { reason, detail } = classify(cause)
  if (reason === 'unreachable' || reason === 'timeout')
    return new ServiceError(
      'endpoint_unreachable',
      `AWS could not be reached (${detail}): check the network, the proxy and AWS_ENDPOINT_URL.`,
      cause,
    )
  return new ServiceError(
    'credentials_refused',
    `AWS refused the credentials (${name}): check that the key, role or profile is right and active.`,
    cause,
  )
}

/** The credentials with which a run began are good no longer. `resumable`: the same command goes on. */
export function endedError(ended: CredentialsEnded, resumable: boolean): ServiceError {
  if (ended.clockOffsetMs !== null) return clockError(ended.clockOffsetMs, ended)
  return new ServiceError(
    'credentials_expired',
    resumable
      ? 'The AWS credentials ended while the account was being read: sign in again (for example `aws sso login`) and repeat the command to resume.'
      : 'The AWS credentials ended while the account was being read, and no new ones were to be had: renew them and start the run again.',
    ended,
  )
}

function clockError(offsetMs: number, cause: unknown): ServiceError {
  const minutes = Math.round(Math.abs(offsetMs) / 60_000)
  return new ServiceError(
    'clock_wrong',
    `AWS refuses requests because this machine's clock is ${minutes} minutes ${offsetMs > 0 ? 'behind' : 'ahead'}: set it right and repeat the command.`,
    cause,
  )
}

function notFound(cause: unknown, { profile }: UsedCredentials): ServiceError {
  const message = (cause as Error | undefined)?.message ?? ''
  if (/sso|token/i.test(message) && /expired|refresh|invalid|login/i.test(message))
    return new ServiceError(
      'credentials_expired',
      `The sign-in ${profile === undefined ? '' : `of the profile "${profile}" `}has expired: sign in again (for example \`aws sso login\`) and repeat the command.`,
      cause,
    )
  if (profile !== undefined)
    return new ServiceError(
      'credentials_missing',
      `The AWS profile "${profile}" gives no credentials: check its name and what ~/.aws/config and ~/.aws/credentials say of it.`,
      cause,
    )
  return new ServiceError(
    'credentials_missing',
    'No AWS credentials were found: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run where a role is attached.',
    cause,
  )
}

function roleError({ cause }: CredentialsUnavailable, used: UsedCredentials): Error {
  const name = (cause as Error | undefined)?.name ?? 'Error'
  const { reason } = classify(cause)
  if (reason === 'denied')
    return new ServiceError(
      'credentials_refused',
      `AWS does not let us assume the role ${used.role ?? ''} (${name}): check its trust policy, the external id, and that our own credentials may call sts:AssumeRole.`,
      cause,
    )
  return credentialsError(cause, { profile: used.profile }, null)
}
