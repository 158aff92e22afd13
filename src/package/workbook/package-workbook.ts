import type { Manifest } from '../format/manifest.ts'
import { type Contents, withVerified } from '../verify/contents.ts'
import type { Verification, VerifyOptions } from '../verify/index.ts'
import { type WorkbookSource, writeWorkbook } from './workbook.ts'

export interface PackageWorkbook {
  readonly verification: Verification
  /** Names of the sheets; null where the package is not valid: nothing is written then. */
  readonly sheets: readonly string[] | null
}

/**
 * Verifies a package and, if it is valid, writes its workbook from the same open file. Memory does not grow with the
 * number of resources.
 *
 * @throws VerifyOptionError, PackageError
 */
export async function workbookOfPackage(
  path: string,
  output: string,
  options: VerifyOptions = {},
): Promise<PackageWorkbook> {
  const { verification, used: sheets } = await withVerified(path, options, (contents, verification) =>
    writeWorkbook(sourceOf(contents, verification), output),
  )
  return { verification, sheets }
}

function sourceOf(contents: Contents, verification: Verification): WorkbookSource {
  const { manifest } = contents
  return {
    created: manifest.created,
    about: aboutOf(manifest, verification),
    frameworks: manifest.frameworks,
    controls: framework => matching(contents.controls(), row => row.framework === framework),
    findings: () => contents.findings(),
    items: () => itemsOf(contents),
    resources: item => contents.resources(item.id),
  }
}

async function* itemsOf(contents: Contents) {
  yield* await contents.headers()
}

async function* matching<T>(rows: AsyncIterable<T>, wanted: (row: T) => boolean): AsyncGenerator<T> {
  for await (const row of rows) if (wanted(row)) yield row
}

const SIGNED = {
  pinned: 'valid, by the key that was named',
  ca: 'valid, under a certificate that the authority named issued',
  unpinned: 'valid; by whom is not shown unless the fingerprint is compared with one got elsewhere',
} as const

const timestampText = ({ time, authority, trust }: NonNullable<Verification['timestamp']>): string =>
  trust === 'ca'
    ? `${time}, by ${authority}`
    : `${time}, from an authority that was not verified; it names itself ${authority}`

type Account = Manifest['scope']['accounts'][number]

/** The verifier does not look into them, so that a valid manifest of somebody else may lack them. */
const regionsIn = ({ regions }: Pick<Partial<Account>, 'regions'>): Partial<Account['regions']> => regions ?? {}

const regionsOf = ({ scope }: Manifest, which: 'asked' | 'reached' | 'notAsked'): string =>
  [...new Set(scope.accounts.flatMap(account => regionsIn(account)[which] ?? []))].sort().join(', ') || 'none'

const refusedOf = (of: Account): string[] =>
  (regionsIn(of).refused ?? []).map(
    ({ region, action, reason, detail }) => `${of.account} ${region}: ${action} ${reason} (${detail})`,
  )

function aboutOf(manifest: Manifest, { trust, signer, timestamp }: Verification): [string, string][] {
  const { id, created, asOf, source, scope, counts, gaps, previous } = manifest
  const hosts = source.hosts.slice(0, 5).join(', ')
  const from = source.kind === 'replay' ? `a recording of ${hosts}` : `a custom endpoint, ${hosts}`
  const { pass, fail, unknown, not_applicable: nothing } = counts.findings
  return [
    ['Exhibit package', id],
    ['Source', source.kind === 'aws' ? 'AWS' : `NOT COLLECTED FROM AWS: ${from}`],
    ['Settings as read', `between ${asOf.from} and ${asOf.to} (UTC); no evidence of operation over a period`],
    ['Accounts', scope.accounts.map(({ account }) => account).join(', ')],
    ['Regions asked', regionsOf(manifest, 'asked')],
    ['Regions reached', regionsOf(manifest, 'reached')],
    ['Regions that refused', scope.accounts.flatMap(refusedOf).join('; ') || 'none'],
    ['Enabled regions not asked', regionsOf(manifest, 'notAsked')],
    ['Made', `${created} (UTC)`],
    ['Previous package', previous === undefined ? 'not told' : (previous?.id ?? 'no earlier package')],
    ['Findings', `${fail} fail, ${unknown} unknown, ${pass} pass, ${nothing} not applicable`],
    ['Gaps', `${gaps.lists} lists not complete, ${gaps.members} resources and ${gaps.fields} settings not read`],
    ['Signature of the package', SIGNED[trust]],
    ['Certificate (SHA-256)', signer?.fingerprint ?? ''],
    ['Outside timestamp', timestamp ? timestampText(timestamp) : 'none: only the signer says when it was signed'],
    ['This workbook', 'a copy to work with, made from the verified package; it is not signed itself'],
  ]
}
