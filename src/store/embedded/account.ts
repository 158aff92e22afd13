import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { StoreError } from '../kernel/error.ts'

/** As whom the server runs: null means as we do. PostgreSQL refuses to run as root. */
export interface ServerAccount {
  readonly uid: number
  readonly gid: number
}

/** Free on every system that goes by systemd's table (UIDS-GIDS), and within what a container maps by default. */
const PRIVATE = { from: 60_706, to: 61_183 }

/**
 * As root: the user to whom the data directory belongs. Where that is root, a uid of the database's own: whoever shares
 * its uid could change its files. Which one it is, the owner of the cluster tells. Anyone else runs the server as themselves.
 */
export function serverAccount(dataDir: string, cluster: string): ServerAccount | null {
  if (process.getuid?.() !== 0) return null
  for (const path of [dirname(cluster), dataDir]) {
    const { uid, gid } = statSync(path, { throwIfNoEntry: false }) ?? { uid: 0, gid: 0 }
    if (uid !== 0) return { uid, gid }
  }
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid
  const taken = namedUsers()
  if (owner !== undefined && isPrivate(owner) && !taken.has(owner)) return { uid: owner, gid: owner }
  const uid = freeUid(dataDir, new Set([...taken.keys(), ...usersAtWork()]))
  return { uid, gid: uid }
}

const isPrivate = (uid: number): boolean => uid >= PRIVATE.from && uid <= PRIVATE.to

function freeUid(dataDir: string, taken: ReadonlySet<number>): number {
  const count = PRIVATE.to - PRIVATE.from + 1
  const start = createHash('sha256').update(dataDir).digest().readUInt32BE() % count
  for (let step = 0; step < count; step++) {
    const uid = PRIVATE.from + ((start + step) % count)
    if (!taken.has(uid) && isMapped(uid)) return uid
  }
  throw new StoreError(
    'data_dir_unreachable',
    'PostgreSQL does not run as root, and no user id from 60706 to 61183 is free for it: start as an ordinary user, or set DATABASE_URL.',
  )
}

/** Users of the base system whom hardly any program runs as. */
const IDLE = ['games', 'list', 'irc', 'news', 'uucp', 'man', 'lp', 'sync', 'bin', 'sys', 'daemon', 'nobody']

/**
 * As whom the cluster is made: initdb wants a user with a name. One whom no process runs as, so that nobody can meddle;
 * the files are given to the server's account before it starts.
 */
export function makerAccount(account: ServerAccount): ServerAccount {
  const named = namedUsers()
  if (named.has(account.uid)) return account
  const busy = new Set(usersAtWork())
  const known = IDLE.flatMap(name => [...named.values()].filter(user => user.name === name && user.uid !== 0))
  const maker = known.find(({ uid }) => !busy.has(uid)) ?? known.at(-1)
  return maker ? { uid: maker.uid, gid: maker.gid } : account
}

interface User extends ServerAccount {
  readonly name: string
}

function namedUsers(): ReadonlyMap<number, User> {
  const lines = readOr('/etc/passwd').split('\n')
  const users = lines.flatMap(line => {
    const [name = '', , uid, gid] = line.split(':')
    return uid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
  return new Map(users.map(user => [user.uid, user]))
}

/** Whom processes belong to, as far as the system tells. */
function usersAtWork(): number[] {
  if (!existsSync('/proc/self')) return []
  return readdirSync('/proc').flatMap(name => {
    const uid = /^\d+$/.test(name) ? statSync(`/proc/${name}`, { throwIfNoEntry: false })?.uid : undefined
    return uid === undefined ? [] : [uid]
  })
}

/** In a user namespace only some ids exist. */
function isMapped(uid: number): boolean {
  const lines = readOr('/proc/self/uid_map').trim().split('\n')
  if (lines.join('') === '') return true
  return lines.some(line => {
    const [inside = 0, , count = 0] = line.trim().split(/\s+/).map(Number)
    return uid >= inside && uid < inside + count
  })
}

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
