import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { processState, worksIn } from './process.ts'

/**
 * What `postmaster.pid` and its process say. `starting` covers crash recovery. `gone`: the process died and left the
 * file; `zombie`: it died and still owns the pid, and PostgreSQL would refuse to start; `stranger`: the pid is another
 * program's now.
 */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly state: 'ready' | 'starting' | 'stopping' | 'gone' | 'zombie' | 'stranger'
}

const pidFile = (cluster: string): string => join(cluster, 'postmaster.pid')

/** Undefined when no server has run here since the last clean stop. Line numbers as in PostgreSQL's miscadmin.h. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  const lines = readLines(pidFile(cluster))
  const pid = Number(lines?.[0])
  if (!lines || !Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, port: Number(lines[3]), state: stateOf(pid, cluster, lines[7]?.trim()) }
}

function stateOf(pid: number, cluster: string, status: string | undefined): Postmaster['state'] {
  const state = processState(pid)
  if (state === 'dead') return 'gone'
  if (state === 'zombie') return 'zombie'
  if (worksIn(pid, cluster) === false) return status === undefined ? 'starting' : 'stranger'
  return status === 'ready' ? 'ready' : status === 'stopping' ? 'stopping' : 'starting'
}

/** Only for a file whose process is known not to be a server: PostgreSQL would otherwise refuse to start. */
export function forgetPostmaster(cluster: string): void {
  rmSync(pidFile(cluster), { force: true })
}

function readLines(path: string): string[] | undefined {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch {
    return undefined
  }
}
