import { chmodSync, lchownSync, lstatSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServerAccount } from './account.ts'

/**
 * Gives a cluster to the account that its server is to run as. Only while no server runs there. Who owned it before
 * could have let himself in: who may connect is written anew.
 */
export function giveTo(cluster: string, account: ServerAccount): void {
  // From here on the former owner cannot walk in.
  lchownSync(cluster, account.uid, account.gid)
  chmodSync(cluster, 0o700)
  for (const name of readdirSync(cluster, { recursive: true, encoding: 'utf8' })) {
    const path = join(cluster, name)
    const found = lstatSync(path)
    // A second name of a file elsewhere would give that away too.
    if (found.isFile() && found.nlink > 1) continue
    lchownSync(path, account.uid, account.gid)
  }
  restrictAccess(cluster, account)
}

/** Passwords only, from this machine only; and no settings but those that we start with. */
export function restrictAccess(cluster: string, account: ServerAccount | null): void {
  const files = { 'pg_hba.conf': 'host all all 127.0.0.1/32 scram-sha-256\n', 'postgresql.auto.conf': '' }
  for (const [name, text] of Object.entries(files)) {
    const path = join(cluster, name)
    rmSync(path, { force: true })
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' })
    if (account) lchownSync(path, account.uid, account.gid)
  }
}
