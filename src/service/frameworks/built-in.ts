import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { contentOf } from '../../frameworks/compiled.ts'
import { reading } from './reading.ts'

export const BUILT_IN = join(import.meta.dirname, '../../../mappings')

/**
 * What a file of ours says, JSON or YAML. YAML takes a while to parse and is read from `compiled/` beside it, where that
 * was made from the same text (`npm run generate`). Throws FrameworkError `unreadable`, and what parsing throws.
 */
export async function readBuiltIn(name: string): Promise<unknown> {
  const text = await reading(() => readFile(join(BUILT_IN, name), 'utf8'), `Mapping ${name}`)
  if (name.endsWith('.json')) return JSON.parse(text)
  const of = name.replace(/\.yaml$/, '')
  return contentOf(of, text, await readFile(join(BUILT_IN, 'compiled', `${of}.json`), 'utf8').catch(() => undefined))
}
