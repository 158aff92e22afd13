import { createHash, randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/**
 * Where a process id means something: this boot of this machine and this container's processes. Containers may share a
 * host's name, and a host's name outlives a reboot.
 */
function findPlace(): string {
  const facts = [() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'), () => readlinkSync('/proc/self/ns/pid')]
  const known = facts.flatMap(fact => {
    try {
      return [fact()]
    } catch {
      return []
    }
  })
  return createHash('sha256').update(known.join('\n')).digest('hex').slice(0, 8)
}

const here = `${hostname()}-${findPlace()}`
/** This process may open the service more than once. */
const ours = new Set<string>()

/** A name for this process, in leases and owned runs: `<host>-<place>-<pid>-<random>`. */
export function workerName(): string {
  const name = `${here}-${process.pid}-${randomUUID().slice(0, 8)}`
  ours.add(name)
  return name
}

/** What the process did under this name is at its end. */
export const retire = (worker: string): void => void ours.delete(worker)

/** True for a worker of this place whose process is gone; of others nothing can be said. */
export function isDead(worker: string): boolean {
  const at = /^(.*)-(\d+)-[0-9a-f]{8}$/.exec(worker)
  if (!at || at[1] !== here) return false
  const pid = Number(at[2])
  return pid === process.pid ? !ours.has(worker) : !isAlive(pid)
}

/** True for a worker of this place, dead or alive. */
export const isHere = (worker: string): boolean => worker.startsWith(`${here}-`)

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
