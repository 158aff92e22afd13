import { listOf, makeData } from '../../../samples/package/make-data.ts'
import { controlResults } from '../../../samples/package/make-findings.ts'
import type { LoadedFramework } from '../../../src/frameworks/framework.ts'
import type { PackageData } from '../../../src/package/format/data.ts'
import { frameworks } from '../../../src/service/frameworks/catalogue.ts'
import { type Made, makePackage } from '../../package/workbench.ts'

/** The built-in framework, as loaded. */
export async function builtIn(id: string): Promise<LoadedFramework> {
  const found = (await frameworks(undefined)).find(({ framework }) => framework.id === id)
  if (!found) throw new Error(`there is no ${id}`)
  return found
}

/** A package of made-up evidence that was held against built-in frameworks. */
export async function packageOf(loaded: readonly LoadedFramework[]): Promise<{ data: PackageData; made: Made }> {
  const sample = makeData({ resources: 60 })
  const own = loaded.map(({ framework }) => framework)
  const data: PackageData = {
    ...sample,
    frameworks: own,
    controls: controlResults(own, '111122223333', new Map(), await listOf(sample.items())),
    generator: {
      ...sample.generator,
      mappings: loaded.map(({ framework, sha256, origin }) => ({ id: framework.id, sha256, origin })),
    },
  }
  return { data, made: await makePackage(data) }
}
