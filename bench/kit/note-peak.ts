import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Loaded before a measured process: when that ends, writes its peak memory in KiB. On Linux from VmHWM, as `ru_maxrss`
 * of a process is at least what its parent held when it was started.
 */
const path = process.env.BENCH_PEAK_FILE
delete process.env.BENCH_PEAK_FILE
if (path !== undefined) process.once('exit', () => writeFileSync(path, String(peakKiB())))

function peakKiB(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))
  if (!peak) throw new Error('the kernel does not tell the peak memory of a process')
  return Number(peak[1])
}
