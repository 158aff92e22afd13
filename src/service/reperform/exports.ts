import { createHash } from 'node:crypto'
import type { ItemHeader } from '../../evidence/item.ts'
import type { ControlRow } from '../../frameworks/basis.ts'
import { exportsOf } from '../../package/exports/index.ts'
import type { ExportData, ExportFramework } from '../../package/format/data.ts'
import type { Contents } from '../../package/verify/contents.ts'
import type { Differences } from './differences.ts'
import type { SameRules } from './versions.ts'

/**
 * Makes the exports again from the package's own findings and controls, and holds them against those in it: what GRC
 * tools import must say what the auditor was shown. Answers how many were compared.
 */
export async function compareExports(
  contents: Contents,
  headers: readonly ItemHeader[],
  same: SameRules,
  differences: Differences,
): Promise<number> {
  const files = contents.manifest.files.filter(({ path }) => /^(?:oscal|ocsf)\//.test(path))
  const left = new Map(files.map(({ path, sha256 }) => [path, sha256]))
  const differs = (path: string, field: string | null, theirs: string | null, ours: string | null) => {
    const rules = same.checks ? 'same' : 'other'
    differences.add({
      ...{ kind: 'export', id: path, account: null, about: 'an export of findings and controls' },
      ...{ field, package: theirs, recomputed: ours, rules },
    })
  }
  for (const { path, text } of exportsOf(await exportData(contents, headers))) {
    const theirs = left.get(path)
    if (theirs === undefined) continue
    left.delete(path)
    const ours = await digestOf(text)
    if (ours !== theirs) differs(path, 'sha256', theirs, ours)
  }
  for (const [path, sha256] of left) differs(path, null, sha256, null)
  return files.length
}

async function digestOf(text: AsyncIterable<string>): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of text) hash.update(part)
  return hash.digest('hex')
}

async function exportData(contents: Contents, headers: readonly ItemHeader[]): Promise<ExportData> {
  const { id, created, source, scope, generator, frameworks } = contents.manifest
  const controls: ControlRow[] = []
  for await (const control of contents.controls()) controls.push(control)
  const severities = new Map<string, string>()
  for await (const { check, severity } of contents.findings()) severities.set(check, severity)
  return {
    ...{ id, created, source, scope, generator, controls },
    frameworks: frameworks.map(named),
    checks: [...severities].map(([check, severity]) => ({ id: check, severity })),
    async *items() {
      yield* headers
    },
    findings: () => contents.findings(),
  }
}

/** The manifest has a framework's name and version as one text, and so do the exports. */
function named({ id, title }: { id: string; title: string }): ExportFramework {
  const at = title.lastIndexOf(' ')
  return { id, framework: title.slice(0, at), version: title.slice(at + 1) }
}
