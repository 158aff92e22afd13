import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '../../../src/evidence/digest.ts'
import { folder } from '../workbench.ts'
import type { Files } from './forgery.ts'
import { type Seen, ZIP_READERS } from './zip-readers.ts'

/** Zips read at once. */
const AT_ONCE = 250

/** Which tools do not find exactly these files in a zip: a line for each. Those that read streams may refuse, not differ. */
export async function otherwiseSeen(zips: readonly Buffer[], files: Files): Promise<string[]> {
  const expected = new Map([...files].map(([name, data]) => [name, sha256(data).toString('hex')]))
  const complaints: string[] = []
  for (let start = 0; start < zips.length; start += AT_ONCE) {
    const paths = await written(zips.slice(start, start + AT_ONCE))
    for (const { name, streams, read } of ZIP_READERS)
      for (const [index, seen] of (await read(paths)).entries()) {
        const problem = differences(seen, expected, streams === true)
        if (problem) complaints.push(`${name}, zip ${start + index} (${paths[index]}): ${problem}`)
      }
  }
  return complaints
}

async function written(zips: readonly Buffer[]): Promise<string[]> {
  const place = await folder()
  const paths = zips.map((_, index) => join(place, `${index}.zip`))
  await Promise.all(zips.map((bytes, index) => writeFile(paths[index] ?? '', bytes)))
  return paths
}

function differences(seen: Seen, expected: ReadonlyMap<string, string>, mayRefuse: boolean): string | null {
  if (typeof seen === 'string') return mayRefuse ? null : seen
  const names = new Set([...seen.keys(), ...expected.keys()])
  const other = [...names].filter(name => seen.get(name) !== expected.get(name))
  return other.length > 0 ? `other files: ${other.join(', ')}` : null
}
