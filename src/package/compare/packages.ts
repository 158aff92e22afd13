import { PackageError } from '../format/error.ts'
import type { Drift } from '../format/manifest.ts'
import { type Contents, withVerified } from '../verify/contents.ts'
import type { Verification, VerifyOptions } from '../verify/index.ts'
import { compare } from './compare.ts'
import type { DriftCaps, Side } from './side.ts'

/** More than a person reads; the packages hold all. */
const CAPS: DriftCaps = { resources: 200, findings: 500 }

export interface ComparedPackages {
  readonly old: Verification
  readonly new: Verification
  /** Null where one of them is not valid: nothing is compared then. */
  readonly drift: Drift | null
}

/**
 * Verifies two packages of an account and, if both are valid, says what changed from the first to the second.
 *
 * @throws VerifyOptionError; PackageError `DATA_INCONSISTENT` where they are not of the same accounts
 */
export async function comparePackages(
  before: string,
  now: string,
  options: VerifyOptions = {},
): Promise<ComparedPackages> {
  const { verification: old, used } = await withVerified(before, options, first =>
    withVerified(now, options, async second => {
      requireSameAccounts(first, second)
      return compare(sideOf(first), sideOf(second), CAPS)
    }),
  )
  if (used) return { old, new: used.verification, drift: used.used }
  // What is wrong with the second is worth knowing, too.
  const { verification } = await withVerified(now, options, async () => null)
  return { old, new: verification, drift: null }
}

const accountsOf = ({ manifest }: Contents): string =>
  manifest.scope.accounts
    .map(({ account }) => account)
    .sort()
    .join(', ')

function requireSameAccounts(before: Contents, now: Contents): void {
  const [old, own] = [accountsOf(before), accountsOf(now)]
  if (old !== own)
    throw new PackageError('DATA_INCONSISTENT', `The packages are of different accounts: ${old} and ${own}.`)
}

function sideOf(contents: Contents): Side {
  const { scope, generator } = contents.manifest
  return {
    scope,
    checks: generator.checks,
    items: async function* () {
      yield* await contents.headers()
    },
    resources: item => contents.resources(item.id),
    findings: () => contents.findings(),
  }
}
