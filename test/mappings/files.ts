import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Framework, LoadedFramework } from '../../src/frameworks/framework.ts'
import { readMappings } from '../../src/service/frameworks/frameworks.ts'

export const MAPPINGS = join(import.meta.dirname, '../../mappings')

export const loaded: readonly LoadedFramework[] = await readMappings(MAPPINGS, 'built-in')
export const frameworks: readonly Framework[] = loaded.map(l => l.framework)

/** Control id → title in our own words, as the facts about the framework were verified. */
export const referenceOf = (id: string): Record<string, string> =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', `${id}.json`), 'utf8'))
