import type { Finding } from '../../evidence/finding.ts'
import type { ItemHeader, Resource } from '../../evidence/item.ts'
import type { ControlResult } from '../../frameworks/framework.ts'
import { PackageError } from '../error.ts'
import { CONTROLS, evidencePath, evidenceScope, FINDINGS } from '../layout.ts'
import type { Manifest } from '../manifest.ts'
import type { Container, Entry } from '../verify/container.ts'
import { Failures, Refusal } from '../verify/error.ts'
import type { Verification, VerifyOptions } from '../verify/index.ts'
import { Lines, MemberLines } from '../verify/lines.ts'
import { readAnchors } from '../verify/signer.ts'
import { unopened, verifyContainer } from '../verify/verify.ts'
import { openZip } from '../verify/zip.ts'
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
  const anchors = readAnchors(options)
  const failures = new Failures()
  const container = await openZip(path, failures)
  if (!container) return { verification: unopened(failures), sheets: null }
  try {
    const verification = await verifyContainer(container, anchors, failures)
    const { valid, manifest } = verification
    if (!valid || !manifest) return { verification, sheets: null }
    return { verification, sheets: await writeWorkbook(sourceOf(container, manifest, verification), output) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new PackageError('DATA_INCONSISTENT', `${path} changed while it was read; verify it again.`, error)
  } finally {
    await container.close()
  }
}

function sourceOf(container: Container, manifest: Manifest, verification: Verification): WorkbookSource {
  const file = (path: string): AsyncIterable<string> => membersOf(container.entries.get(path))
  return {
    created: manifest.created,
    about: aboutOf(manifest, verification),
    frameworks: manifest.frameworks,
    controls: framework => matching(parsed<ControlResult>(file(CONTROLS)), row => row.framework === framework),
    findings: () => parsed<Finding>(file(FINDINGS)),
    items: () => headersOf(container),
    resources: ({ scope, type }) => parsed<Resource>(file(evidencePath(scope.account, scope.region, type))),
  }
}

const SIGNED = {
  pinned: 'valid, by the key that was named',
  ca: 'valid, by a key that the authority named vouches for',
  unpinned: 'valid; by whom is not shown unless the fingerprint is compared with one got elsewhere',
} as const

function aboutOf(manifest: Manifest, { trust, signer }: Verification): [string, string][] {
  const { id, created, asOf, source, scope, counts, gaps, previous } = manifest
  const hosts = source.hosts.slice(0, 5).join(', ')
  const from = source.kind === 'replay' ? `a recording of ${hosts}` : `a custom endpoint, ${hosts}`
  const { pass, fail, unknown, not_applicable: nothing } = counts.findings
  return [
    ['Exhibit package', id],
    ['Source', source.kind === 'aws' ? 'AWS' : `NOT COLLECTED FROM AWS: ${from}`],
    ['Settings as read', `between ${asOf.from} and ${asOf.to} (UTC); no evidence of operation over a period`],
    ['Accounts', scope.accounts.map(({ account }) => account).join(', ')],
    ['Made', `${created} (UTC)`],
    ['Previous package', previous === undefined ? 'not told' : (previous?.id ?? 'no earlier package')],
    ['Findings', `${fail} fail, ${unknown} unknown, ${pass} pass, ${nothing} not applicable`],
    ['Gaps', `${gaps.lists} lists not complete, ${gaps.members} resources and ${gaps.fields} settings not read`],
    ['Signature of the package', SIGNED[trust]],
    ['Certificate (SHA-256)', signer?.fingerprint ?? ''],
    ['This workbook', 'a copy to work with, made from the verified package; it is not signed itself'],
  ]
}

/** The lines of members, as they come, without the commas between them. */
async function* membersOf(entry: Entry | undefined): AsyncGenerator<string> {
  if (!entry) return
  let ready: string[] = []
  let members: MemberLines | undefined
  const close = evidenceScope(entry.path) ? ']}' : ']'
  const reader = {
    line: (text: string) => {
      if (members) members.line(text)
      else members = new MemberLines(close, member => ready.push(member))
    },
    end: () => members?.end(),
  }
  const lines = new Lines(reader)
  for await (const chunk of entry.read()) {
    lines.push(chunk)
    yield* ready
    ready = []
  }
  lines.end()
}

async function* parsed<T>(members: AsyncIterable<string>): AsyncGenerator<T> {
  for await (const member of members) yield JSON.parse(member) as T
}

async function* matching<T>(rows: AsyncIterable<T>, wanted: (row: T) => boolean): AsyncGenerator<T> {
  for await (const row of rows) if (wanted(row)) yield row
}

/** The items without their resources: the first line of each file, in order of path. */
async function* headersOf({ entries }: Container): AsyncGenerator<ItemHeader> {
  for (const path of [...entries.keys()].sort()) {
    const entry = evidenceScope(path) && entries.get(path)
    if (!entry) continue
    let first: string | undefined
    const lines = new Lines({
      line: text => {
        first ??= text
      },
      end: () => {},
    })
    for await (const chunk of entry.read()) {
      lines.push(chunk)
      if (first !== undefined) break
    }
    const { resources: _, ...header } = JSON.parse(`${first}]}`) as ItemHeader & { resources: [] }
    yield header
  }
}
