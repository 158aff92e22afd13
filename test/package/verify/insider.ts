import { jsonDigest } from '../../../src/evidence/digest.ts'
import type { Finding } from '../../../src/evidence/finding.ts'
import { type EvidenceItem, type InputItem, itemDigest, type Resource, rootOf } from '../../../src/evidence/item.ts'
import type { ControlRow } from '../../../src/frameworks/basis.ts'
import { exportsOf } from '../../../src/package/exports/index.ts'
import { controlColumns, csvText, FINDING_COLUMNS } from '../../../src/package/format/csv.ts'
import type { ExportData } from '../../../src/package/format/data.ts'
import { statusesFailing } from '../../../src/package/format/failing-tests.ts'
import * as layout from '../../../src/package/format/layout.ts'
import type { Manifest } from '../../../src/package/format/manifest.ts'
import { statusesOf } from '../../../src/package/format/tally.ts'
import { arrayText, itemText } from '../../../src/package/format/text.ts'
import type { Signer } from '../../../src/trust/signer.ts'
import { type Files, manifestIn, resign, stored } from './forgery.ts'

/** What one who holds the key may change: everything that judging made of the evidence, and the evidence itself. */
export interface Lie {
  findings: Finding[]
  controls: ControlRow[]
  readonly manifest: { -readonly [member in keyof Manifest]: Manifest[member] }
  /** Changes exports; left out, they say what findings and controls do. */
  exports?: (files: Files) => void
  /** Changes the settings of one resource; its digests follow. */
  resource(path: string, id: string, change: (settings: Resource['settings']) => void): Promise<void>
}

/**
 * A package that says something else, with every digest, count, table and signature right: nothing but judging the
 * evidence again gives it away.
 */
export async function insiderPackage(
  honest: Files,
  signer: Signer,
  tell: (lie: Lie) => void | Promise<void>,
): Promise<Buffer> {
  const files = new Map(honest)
  // A ledger would show that another package was recorded: one who lies says that there is none.
  for (const path of [layout.CHECKPOINT, layout.LEDGER_PROOFS, layout.CHECKPOINT_TIMESTAMP]) files.delete(path)
  const lie: Lie = {
    findings: parsed(files, layout.FINDINGS),
    controls: parsed(files, layout.CONTROLS),
    manifest: withoutLedger(manifestIn(files)),
    resource: (path, id, change) => changeResource(files, lie.manifest, path, id, change),
  }
  await tell(lie)
  await write(files, layout.FINDINGS, arrayText(lie.findings))
  await write(files, layout.FINDINGS_CSV, csvText(FINDING_COLUMNS, lie.findings))
  await write(files, layout.CONTROLS, arrayText(lie.controls))
  await write(files, layout.CONTROLS_CSV, csvText(controlColumns(lie.controls[0]), lie.controls))
  for (const { path, text } of exportsOf(exportData(files, lie))) if (files.has(path)) await write(files, path, text)
  lie.exports?.(files)
  const count = (status: Finding['status']) => lie.findings.filter(f => f.status === status).length
  await resign(files, signer, manifest => ({
    ...lie.manifest,
    files: manifest.files,
    counts: {
      ...lie.manifest.counts,
      findings: {
        ...{ pass: count('pass'), fail: count('fail') },
        ...{ unknown: count('unknown'), not_applicable: count('not_applicable') },
      },
    },
    frameworks: lie.manifest.frameworks.map(framework => ({
      ...framework,
      statuses: statusesOf(lie.controls.filter(c => c.framework === framework.id)),
      failing: statusesFailing(lie.controls.filter(c => c.framework === framework.id)),
    })),
  }))
  return stored(files)
}

function withoutLedger({ ledger: _, ...manifest }: Manifest): Manifest {
  return manifest
}

const parsed = <T>(files: Files, path: string): T => JSON.parse(String(files.get(path))) as T

function exportData(files: Files, { findings, controls, manifest }: Lie): ExportData {
  const { id, created, source, scope, generator } = manifest
  const headers = [...files.keys()]
    .filter(path => layout.evidenceScope(path))
    .map(path => parsed<EvidenceItem>(files, path))
  return {
    ...{ id, created, source, scope, generator, controls },
    frameworks: manifest.frameworks.map(({ id, title }) => {
      const at = title.lastIndexOf(' ')
      return { id, framework: title.slice(0, at), version: title.slice(at + 1) }
    }),
    checks: findings.map(({ check, severity }) => ({ id: check, severity })),
    items: () => streamOf(headers),
    findings: () => streamOf(findings),
  }
}

async function write(files: Files, path: string, chunks: AsyncIterable<string>): Promise<void> {
  let text = ''
  for await (const chunk of chunks) text += chunk
  files.set(path, Buffer.from(text))
}

async function changeResource(
  files: Files,
  manifest: Lie['manifest'],
  path: string,
  id: string,
  change: (settings: Resource['settings']) => void,
): Promise<void> {
  const { resources, ...header } = parsed<EvidenceItem>(files, path)
  const changed = resources.map(resource => {
    if (resource.id !== id) return resource
    change(resource.settings)
    return { ...resource, digest: jsonDigest(resource.settings) }
  })
  const item = { ...header, root: rootOf(changed) }
  const digest = itemDigest(item)
  await write(files, path, itemText({ ...item, digest }, streamOf(changed)))
  state(manifest, path, digest)
  await follow(files, manifest, { id: item.id, digest })
}

const state = (manifest: Lie['manifest'], path: string, digest: string): void => {
  manifest.items = manifest.items.map(one => (one.path === path ? { ...one, digest } : one))
}

/** What is computed from a changed item names it by its new digest. */
async function follow(
  files: Files,
  manifest: Lie['manifest'],
  changed: Pick<InputItem, 'id' | 'digest'>,
): Promise<void> {
  for (const path of files.keys()) {
    if (!layout.evidenceScope(path)) continue
    const { resources, ...header } = parsed<EvidenceItem>(files, path)
    if (!header.inputs?.some(({ id }) => id === changed.id)) continue
    const inputs = header.inputs.map(input => (input.id === changed.id ? { ...input, digest: changed.digest } : input))
    const item = { ...header, inputs }
    const digest = itemDigest(item)
    await write(files, path, itemText({ ...item, digest }, streamOf(resources)))
    state(manifest, path, digest)
  }
}

async function* streamOf<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all
}
