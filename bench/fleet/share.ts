import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const PERIOD_US = 100_000
/** Where Linux has control groups of the processor, in their first and second version. */
const GROUPS = [
  { at: '/sys/fs/cgroup/cpu', file: 'cpu.cfs_quota_us', quota: (us: number) => `${us}` },
  { at: '/sys/fs/cgroup', file: 'cpu.max', quota: (us: number) => `${us} ${PERIOD_US}` },
]

/**
 * Gives a process no more than a share of one core, as if it had a small machine of its own. Returns what takes the group away
 * once the process has ended; undefined where the system lets nobody do so.
 */
export function limitedTo(share: number, pid: number): (() => void) | undefined {
  for (const { at, file, quota } of GROUPS) {
    const group = join(at, `exhibit-bench-${pid}`)
    try {
      mkdirSync(group)
      // A folder that the kernel does not fill is none of its groups.
      if (!existsSync(join(group, file))) throw new Error(`${group} is no control group`)
      writeFileSync(join(group, file), quota(share * PERIOD_US))
      writeFileSync(join(group, 'cgroup.procs'), `${pid}`)
      return () => rmdirSync(group)
    } catch {
      removed(group)
    }
  }
  return undefined
}

function removed(group: string): void {
  try {
    rmdirSync(group)
  } catch {
    // It was never made.
  }
}
