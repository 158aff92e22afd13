import { type Contents, withVerified } from '../verify/contents.ts'
import type { Verification, VerifyOptions } from '../verify/index.ts'
import { aboutOf, factsOf } from './about.ts'
import { driftRows, noDriftText } from './drift.ts'
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
    facts: factsOf(manifest),
    frameworks: manifest.frameworks,
    changes: { rows: driftRows(manifest), empty: noDriftText(manifest) },
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
