import type { Failure, FailureCode } from './error.ts'
import { verifyPackage } from './index.ts'
import type { SignerFacts, Verification, VerifyOptions } from './result.ts'

/**
 * Was anything rewritten that was recorded up to an earlier package? Holds two verifications against each other: the later
 * package must prove that its ledger begins with the tree that the earlier one's checkpoint states. None: it does.
 */
export function rewrittenSince(old: Verification, now: Verification): Failure[] {
  const because = (code: FailureCode, message: string) => [{ code, file: null, message }]
  if (!old.valid)
    return because('SINCE_INVALID', `The earlier package is not valid itself (${old.failures[0]?.code ?? 'unknown'}).`)
  if (!old.ledger || !now.ledger) {
    const which = old.ledger ? 'later' : 'earlier'
    return because('SINCE_WITHOUT_LEDGER', `The ${which} package has no checkpoint of a ledger to be held against.`)
  }
  const { origin, size, root } = old.ledger
  if (now.ledger.origin !== origin)
    return because('SINCE_OTHER_LEDGER', 'The two packages are recorded in different ledgers.')
  if (now.ledger.size < size) return because('SINCE_NEWER', 'The package said to be the earlier one is the later one.')
  const tree = now.ledger.size === size ? now.ledger : now.earlier.find(one => one.size === size)
  if (!tree)
    return because('SINCE_UNPROVEN', `The later package proves nothing about the ledger when it had ${size} entries.`)
  if (tree.root !== root)
    return because('SINCE_REWRITTEN', `Among the first ${size} entries of the ledger something was rewritten.`)
  return []
}

/** The earlier package, as far as it was understood. */
export interface Since {
  readonly package: string
  readonly ledger: Verification['ledger']
  readonly signer: SignerFacts | null
}

export interface SinceVerification extends Verification {
  readonly since: Since
}

/**
 * Verifies a package, and that nothing recorded up to an earlier one was rewritten. What the options demand of the signer, they
 * demand of the later package, because keys are rotated; the earlier one is the reader's own.
 *
 * @throws VerifyOptionError
 */
export async function verifySince(
  earlier: string | Buffer,
  source: string | Buffer,
  options: VerifyOptions = {},
): Promise<SinceVerification> {
  const old = await verifyPackage(earlier)
  const now = await verifyPackage(source, options)
  const failures = [...now.failures, ...rewrittenSince(old, now)]
  const since = { package: old.manifest?.id ?? '', ledger: old.ledger, signer: old.signer }
  return { ...now, valid: failures.length === 0, failures, since }
}
