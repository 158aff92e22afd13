import type { Failure, FailureCode } from './error.ts'
import { verifyPackage } from './index.ts'
import type { SignerFacts, Verification } from './result.ts'

/**
 * Was anything rewritten that was recorded up to an earlier package? Holds two verifications against each other: the later
 * package must prove that its ledger begins with the tree that the earlier one's checkpoint states. None: it does.
 */
function rewrittenSince(old: Verification, now: Verification): Failure[] {
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
    return because(
      'SINCE_UNPROVEN',
      `The later package proves nothing about the ledger when it had ${size} entries: it should be of the same account; many packages apart, go by one in between.`,
    )
  if (tree.root !== root)
    return because('SINCE_REWRITTEN', `Among the first ${size} entries of the ledger something was rewritten.`)
  return []
}

/** The earlier package, as far as it was understood. */
export interface Since {
  readonly package: string | null
  readonly ledger: Verification['ledger']
  readonly signer: SignerFacts | null
}

export type HeldAgainst<T> = T & { readonly since: Since }

/**
 * Adds to a verification whether anything was rewritten that had been recorded up to an earlier package. Whom the reader trusts to sign
 * is asked of the later one alone: keys are replaced, and the earlier package is the reader's own.
 */
export async function heldAgainst<T extends Verification>(earlier: string | Buffer, now: T): Promise<HeldAgainst<T>> {
  const old = await verifyPackage(earlier)
  const failures = [...now.failures, ...rewrittenSince(old, now)]
  const since = { package: old.manifest?.id ?? null, ledger: old.ledger, signer: old.signer }
  return { ...now, valid: failures.length === 0, failures, since }
}
