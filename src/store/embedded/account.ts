import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { StoreError } from '../kernel/error.ts'

/** As whom the server runs: null means as we do. PostgreSQL refuses to run as root. */
export interface ServerAccount {
  readonly uid: number
  readonly gid: number
}

const CANDIDATES = ['nobody', 'postgres', 'daemon']

/**
 * As root: the owner of the database if there is one, else the owner of the data directory, else `nobody`.
 * Anyone else runs the server as themselves.
 */
export function serverAccount(dataDir: string, cluster: string): ServerAccount | null {
  if (process.getuid?.() !== 0) return null
  for (const path of [cluster, dataDir]) {
    if (!existsSync(path)) continue
    const { uid, gid } = statSync(path)
    if (uid !== 0) return { uid, gid }
  }
  for (const name of CANDIDATES) {
    const account = lookUp(name)
    if (account && account.uid !== 0) return account
  }
  throw new StoreError(
    'data_dir_unreachable',
    'PostgreSQL does not run as root and this system has no user nobody: start as an ordinary user, or set DATABASE_URL.',
  )
}

function lookUp(name: string): ServerAccount | undefined {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}
