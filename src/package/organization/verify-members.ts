import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '../../evidence/digest.ts'
import { canonicalJson } from '../../evidence/json.ts'
import { Failures } from '../verify/error.ts'
import { verifyPackage } from '../verify/index.ts'
import type { Verification, VerifyOptions } from '../verify/result.ts'
import { sumsOf } from './build-index.ts'
import type { IndexedPackage, PackageIndex } from './format.ts'
import type { IndexVerification } from './verify-index.ts'

/** A zip of the folder, as it verifies. */
interface Found {
  readonly file: string
  readonly verification: Verification
}

export interface MembersVerification extends IndexVerification {
  /** Packages of the index that were verified and are those that it lists. */
  readonly membersVerified: number
}

/**
 * Holds a folder of packages against a verified index: each that it lists is there, valid by the same anchors, and the very one. Whoever
 * timestamped a package since has another file of the same package, which is fine.
 */
export async function verifyMembers(
  of: IndexVerification,
  folder: string,
  options: VerifyOptions = {},
): Promise<MembersVerification> {
  if (!of.index) return { ...of, membersVerified: 0 }
  const failures = new Failures()
  for (const { code, file, message } of of.failures) failures.add(code, file, message)
  const before = failures.list.length
  const found = await foundIn(folder, options)
  const wrong = new Set<string>()
  for (const member of of.index.accounts) {
    const at = failures.list.length
    checkMember(member, found, failures)
    if (failures.list.length > at) wrong.add(member.account)
  }
  tellUnlisted(of.index, found, failures)
  checkOrganizations(of.index, found, failures)
  const valid = of.valid && failures.list.length === before
  return { ...of, valid, failures: failures.list, membersVerified: of.index.accounts.length - wrong.size }
}

async function foundIn(folder: string, options: VerifyOptions): Promise<Found[]> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.zip')).sort()
  const found: Found[] = []
  for (const file of names) found.push({ file, verification: await verifyPackage(join(folder, file), options) })
  return found
}

const digestOf = ({ verification: { manifest } }: Found): string =>
  manifest ? sha256(canonicalJson(manifest)).toString('hex') : ''

const accountsOf = ({ verification: { manifest } }: Found): readonly string[] =>
  manifest?.scope.accounts.map(({ account }) => account) ?? []

function checkMember(member: IndexedPackage, found: readonly Found[], failures: Failures): void {
  const { account, package: listed } = member
  const same = found.find(one => digestOf(one) === listed.manifestSha256)
  if (!same) {
    const changed = found.find(({ verification }) => verification.manifest?.id === listed.id)
    const other = found.find(one => accountsOf(one).includes(account))
    if (changed)
      failures.add('MEMBER_CHANGED', changed.file, `It is not the package of ${account} that the index lists.`)
    else if (other)
      failures.add('MEMBER_OTHER', other.file, `It is another package of ${account} than the one that the index lists.`)
    else failures.add('MEMBER_MISSING', null, `The package ${listed.id} of ${account} is not there.`)
    return
  }
  const { verification, file } = same
  if (!verification.valid) {
    const [first] = verification.failures
    failures.add('MEMBER_INVALID', file, `The package of ${account} is not valid: ${first?.code} ${first?.message}`)
  }
  const { manifest } = verification
  const { counts, gaps, controls } = member
  const says = manifest && canonicalJson({ ...sumsOf(manifest), accounts: accountsOf(same) })
  if (says !== canonicalJson({ counts, gaps, controls, accounts: [account] }))
    failures.add('COUNTS_MISMATCH', file, `The index says something else of ${account} than its package.`)
}

/** What the index says of organizations is what its packages say. */
function checkOrganizations(
  { accounts, organizations = [] }: PackageIndex,
  found: readonly Found[],
  failures: Failures,
) {
  const digests = new Set(accounts.map(one => one.package.manifestSha256))
  const listed = found.filter(one => digests.has(digestOf(one)))
  if (listed.length < accounts.length) return
  const scopes = listed.flatMap(({ verification }) => verification.manifest?.scope.accounts ?? [])
  const stated = new Set(scopes.flatMap(({ organization }) => (organization ? [canonicalJson(organization)] : [])))
  const says = new Set(organizations.map(one => canonicalJson(one)))
  if (stated.size !== says.size || [...says].some(one => !stated.has(one)))
    failures.add('COUNTS_MISMATCH', null, 'The index says something else of the organization than its packages.')
}

/** A package of the run that the index does not list: it was left out. */
function tellUnlisted({ run, accounts }: PackageIndex, found: readonly Found[], failures: Failures): void {
  const ids = new Set(accounts.map(one => one.package.id))
  const listed = new Set(accounts.map(one => one.account))
  for (const { file, verification } of found) {
    const { manifest } = verification
    if (manifest?.run !== run || ids.has(manifest.id)) continue
    const isKnown = manifest.scope.accounts.some(({ account }) => listed.has(account))
    if (!isKnown) failures.add('MEMBER_UNLISTED', file, 'It is a package of the same run that the index does not list.')
  }
}
