import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'

/** A process as leases and owned runs name it: `<host>-<pid>-<random>`. */
export const workerName = (): string => `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`

const NAME = /^(?<host>.+)-(?<pid>\d+)-[0-9a-f]{8}$/s

/** Where the worker of that name runs, or ran. A host's name may have hyphens itself. Undefined for what is no such name. */
export function placeOfWorker(name: string): { readonly host: string; readonly pid: number } | undefined {
  const { host, pid } = NAME.exec(name)?.groups ?? {}
  return host === undefined ? undefined : { host, pid: Number(pid) }
}
