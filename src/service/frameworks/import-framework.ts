import { basename } from 'node:path'
import type { Config } from '../../config.ts'
import type { UnmappedSource } from '../../frameworks/audit-manager.ts'
import { isOfAuditManager } from '../../frameworks/audit-manager-file.ts'
import { FrameworkError } from '../../frameworks/errors.ts'
import type { LoadedFramework } from '../../frameworks/framework.ts'
import type { UnmappedCheck } from '../../frameworks/prowler.ts'
import type { Repositories } from '../../store/index.ts'
import { frameworks } from './catalogue.ts'
import { FrameworkShelf } from './framework-shelf.ts'
import { bring, bringAuditManager, bringProwler, type Shelf } from './user-frameworks.ts'

interface Changing {
  readonly config: Pick<Config, 'mappingsDir'>
  readonly store: Pick<Repositories, 'audit' | 'frameworks'>
  /** Who asked, as the audit log names them. */
  readonly actor: string
}

/**
 * Brings a framework from a file: a Prowler compliance file (JSON), a framework of Audit Manager (JSON, or evidence of one;
 * `name` says which of several), or a mapping of the user's own, whose id is the name of the file. Tells which checks of
 * Prowler or sources of Audit Manager nothing stands for here. Throws FrameworkError.
 */
export async function importFramework(
  { config, store, actor }: Changing,
  path: string,
  text: string,
  name?: string,
): Promise<Brought> {
  const to = await shelfOf(config, store)
  const brought = await broughtFrom(to, path, text, name)
  const { framework, sha256 } = brought.loaded
  const detail = { sha256, unmapped: brought.unmapped.length }
  await store.audit.append({ actor, action: 'frameworks.import', subject: framework.id, detail })
  return brought
}

export interface Brought {
  readonly loaded: LoadedFramework
  readonly unmapped: readonly (UnmappedCheck | UnmappedSource)[]
}

/** A mapping may be written as JSON too: what is nobody else's is one. */
async function broughtFrom(to: Shelf, path: string, text: string, name?: string): Promise<Brought> {
  const json = path.endsWith('.json') ? parsed(path, text) : undefined
  if (isOfProwler(json)) return bringProwler(to, json)
  if (isOfAuditManager(json)) return bringAuditManager(to, json, name)
  return { loaded: await bring(to, idOf(path), text), unmapped: [] }
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

/** A Prowler file alone has Requirements. */
const isOfProwler = (json: unknown): boolean => typeof json === 'object' && json !== null && 'Requirements' in json

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new FrameworkError('syntax', `The file ${basename(path)} is not JSON.`, { cause })
  }
}
