import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Framework, LoadedFramework } from '../../src/frameworks/framework.ts'
import { library } from '../../src/service/frameworks/catalogue.ts'
import { readMappings } from '../../src/service/frameworks/frameworks.ts'

export const MAPPINGS = join(import.meta.dirname, '../../mappings')

export const shared = await library()
export const loaded: readonly LoadedFramework[] = await readMappings(shared)
export const frameworks: readonly Framework[] = loaded.map(l => l.framework)

const OTHERS = [
  'objectives.yaml',
  'not-collected.yaml',
  'schema.json',
  'objectives.schema.json',
  'not-collected.schema.json',
]

/** The text of every file that holds frameworks, by its name. */
export const mappingFiles: readonly (readonly [string, string])[] = readdirSync(MAPPINGS)
  .filter(name => /\.(yaml|json)$/.test(name) && !OTHERS.includes(name))
  .map(name => [name, readFileSync(join(MAPPINGS, name), 'utf8')])

/** What such a text holds. */
export const written = (name: string, text: string) => (name.endsWith('.json') ? JSON.parse(text) : parse(text))

/** Every link of every framework. */
export const links = frameworks.flatMap(framework =>
  framework.controls.flatMap(control => control.checks.map(link => ({ framework, control, ...link }))),
)

/** Control id → title in our own words, as the facts about the framework were verified. */
export const referenceOf = (id: string): Record<string, string> =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', `${id}.json`), 'utf8'))
