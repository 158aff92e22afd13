import { basename } from 'node:path'
import type { Config } from '../../config.ts'
import { FrameworkError } from '../../frameworks/errors.ts'
import type { LoadedFramework } from '../../frameworks/framework.ts'
import type { UnmappedCheck } from '../../frameworks/prowler.ts'
import type { Repositories } from '../../store/index.ts'
import { frameworks } from './catalogue.ts'
import { FrameworkShelf } from './framework-shelf.ts'
import { bring, bringProwler, type Shelf } from './user-frameworks.ts'

interface Changing {
  readonly config: Pick<Config, 'mappingsDir'>
  readonly store: Pick<Repositories, 'audit' | 'frameworks'>
  /** Who asked, as the audit log names them. */
  readonly actor: string
}

/**
 * Brings a framework from a file: a Prowler compliance file (JSON), or a mapping of the user's own, whose id is the name of
 * the file. Tells which checks of Prowler have no equivalent here. Throws FrameworkError.
 */
export async function importFramework(
  { config, store, actor }: Changing,
  path: string,
  text: string,
): Promise<{ loaded: LoadedFramework; unmapped: readonly UnmappedCheck[] }> {
  const to = await shelfOf(config, store)
  const prowler = prowlerIn(path, text)
  const brought =
    prowler === undefined
      ? { loaded: await bring(to, idOf(path), text), unmapped: [] }
      : await bringProwler(to, prowler)
  const { framework, sha256 } = brought.loaded
  const detail = { sha256, unmapped: brought.unmapped.length }
  await store.audit.append({ actor, action: 'frameworks.import', subject: framework.id, detail })
  return brought
}

async function shelfOf({ mappingsDir }: Changing['config'], store: Changing['store']): Promise<Shelf> {
  const shelf = new FrameworkShelf(await frameworks(mappingsDir), store.frameworks)
  return {
    store,
    get frameworks() {
      return shelf.all
    },
    refreshFrameworks: () => shelf.refresh(),
  }
}

const idOf = (path: string): string => basename(path).replace(/\.(ya?ml|json)$/, '')

/** The content of a Prowler file, which alone has Requirements; a mapping may be written as JSON too. */
function prowlerIn(path: string, text: string): unknown {
  if (!path.endsWith('.json')) return undefined
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null && 'Requirements' in json ? json : undefined
  } catch (cause) {
    throw new FrameworkError('syntax', `The file ${basename(path)} is not JSON.`, { cause })
  }
}
