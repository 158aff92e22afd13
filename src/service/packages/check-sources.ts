import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Check } from '../../../connectors/kit/index.ts'
import type { CheckDigest } from '../../package/format/manifest.ts'

const CONNECTORS = join(import.meta.dirname, '../../../connectors')
const KIT = join(CONNECTORS, 'kit')

/**
 * What each check is made from, by its id, so that two packages can tell which checks differ. The kit and the judging
 * code, which all checks share, are not in these digests but in `checksSha256` and the commit.
 */
export async function checkDigests(): Promise<ReadonlyMap<string, CheckDigest>> {
  const sources = new Sources()
  const files = (await readdir(CONNECTORS, { recursive: true })).filter(name => name.endsWith('.checks.ts')).sort()
  const digests = new Map<string, CheckDigest>()
  for (const file of files) {
    const path = join(CONNECTORS, file)
    const module: Record<string, Check | readonly Check[]> = await import(pathToFileURL(path).href)
    const source = await sources.digest(path)
    for (const [name, exported] of Object.entries(module))
      for (const { id } of [exported].flat()) {
        const text = definitionOf(await sources.text(path), name)
        digests.set(id, { id, definition: hash([text]), source })
      }
  }
  return digests
}

/** 32 hex digits tell the versions of a check apart; whole digests would take a third of a manifest. */
const hash = (texts: readonly string[]): string => {
  const sum = createHash('sha256')
  for (const text of texts) sum.update(text).update('\0')
  return sum.digest('hex').slice(0, 32)
}

/** The statement that defines an export: from its `export const` to the next line that begins another one. */
function definitionOf(text: string, name: string): string {
  const start = text.search(new RegExp(`^export const ${name}\\b`, 'm'))
  if (start < 0) throw new Error(`${name} is not exported by a statement of its own`)
  const rest = text.slice(start)
  const next = rest.search(/\n(?![\s)\]}])/)
  return (next < 0 ? rest : rest.slice(0, next)).trimEnd()
}

const IMPORTS = /^(?:import|export)\s(?!type\s)[^'"]*from '(\.[^']+)'/gm

/** Source files, each read once, with what they import of the connectors. */
class Sources {
  readonly #texts = new Map<string, Promise<string>>()

  text(path: string): Promise<string> {
    const text = this.#texts.get(path) ?? readFile(path, 'utf8')
    this.#texts.set(path, text)
    return text
  }

  /** Over the file and all that it imports, the kit excepted, in the order of their paths. */
  async digest(path: string): Promise<string> {
    const reached = new Set([path])
    for (const file of reached)
      for (const [, to = ''] of (await this.text(file)).matchAll(IMPORTS)) {
        const target = join(dirname(file), to)
        if (!target.startsWith(KIT)) reached.add(target)
      }
    const files = [...reached].sort()
    const parts = files.map(async file => [relative(CONNECTORS, file), await this.text(file)])
    return hash((await Promise.all(parts)).flat())
  }
}
