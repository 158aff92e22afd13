import { readFileSync, writeFileSync } from 'node:fs'
import type { Noted } from './noted.ts'

/** Loaded before a measured process: when that ends, writes what the kernel says of it. */
const path = process.env.BENCH_NOTES_FILE
delete process.env.BENCH_NOTES_FILE
const linux = process.platform === 'linux'
const waited: [number, number][] = []

if (path !== undefined) {
  noteWaiting()
  setInterval(noteWaiting, 100).unref()
  process.once('exit', () => {
    noteWaiting()
    writeFileSync(path, JSON.stringify({ peakKiB: peakKiB(), cpuSeconds: cpuSeconds(), waited } satisfies Noted))
  })
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** On Linux from VmHWM, as `ru_maxrss` of a process is at least what its parent held when it was started. */
function peakKiB(): number {
  if (!linux) return process.resourceUsage().maxRSS
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))
  if (!peak) throw new Error('the kernel does not tell the peak memory of a process')
  return Number(peak[1])
}

/** The second number of schedstat: nanoseconds that the main thread could have run and had no core. */
function noteWaiting(): void {
  if (!linux) return
  const [, nanoseconds] = readFileSync('/proc/self/schedstat', 'utf8').split(' ')
  waited.push([Date.now(), Number(nanoseconds) / 1e9])
}
