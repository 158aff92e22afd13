import { readFileSync, readlinkSync, statSync } from 'node:fs'

/** A zombie has ended, but still owns its pid until its parent asks for it. */
export function processState(pid: number): 'alive' | 'zombie' | 'dead' {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return 'dead'
  }
  const stat = readOr(`/proc/${pid}/stat`)
  const state = stat?.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3)
  return state === 'Z' || state === 'X' ? 'zombie' : 'alive'
}

/** Whether a live process works in a directory, as PostgreSQL does in its data; undefined where the system does not tell. */
export function worksIn(pid: number, directory: string): boolean | undefined {
  try {
    const theirs = statSync(`/proc/${pid}/cwd`)
    const ours = statSync(directory)
    return theirs.dev === ours.dev && theirs.ino === ours.ino
  } catch {
    // Not Linux, or another user's process, which a server of ours cannot be.
    return readOr('/proc/self/stat') === undefined ? undefined : false
  }
}

/** Processes with the same answer can see each other's pids: two containers on one volume cannot. Empty where nobody tells. */
export function pidSpace(): string {
  try {
    return `${readlinkSync('/proc/self/ns/pid')} ${readOr('/proc/sys/kernel/random/boot_id')?.trim()}`
  } catch {
    return ''
  }
}

function readOr(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return undefined
  }
}
