import { readToken, TokenError } from '../../trust/timestamp/token.ts'
import type { Manifest } from '../format/manifest.ts'
import { Refusal, shown } from './error.ts'
import type { TimestampSaid } from './result.ts'

/** What the token says of the signature (or the checkpoint): it is over its bytes, so that they were there at that time. */
export async function timestampOver(
  signature: Buffer,
  token: Buffer,
  code: 'TIMESTAMP_INVALID' | 'LEDGER_TIMESTAMP_INVALID' = 'TIMESTAMP_INVALID',
): Promise<TimestampSaid> {
  try {
    const { time, authority, fingerprint } = await readToken(token, signature)
    return { time, authority, fingerprint }
  } catch (error) {
    if (error instanceof TokenError) throw new Refusal(code, error.message, error)
    throw error
  }
}

/** What is to be said where no token is there. */
export function timestampGap(manifest: Manifest | undefined): string | null {
  const asked = manifest?.timestampAuthorities ?? []
  return asked.length > 0 ? `No token of ${asked.map(shown).join(', ')} is in the package.` : null
}
