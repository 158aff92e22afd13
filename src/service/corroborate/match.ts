import { redactIdentifier } from '../../collect/redact/index.ts'
import type { ExpectedCalls } from './expected.ts'
import type { LogRecord } from './log-record.ts'

/** Something that the item and the log say otherwise about one call. */
export interface Contradiction {
  readonly field: 'time' | 'account' | 'principal' | 'service' | 'operation' | 'region'
  readonly item: string
  readonly log: string
}

/** What the log of the call contradicts; nothing where both say the same, as far as both say it. */
export function contradictions(expected: ExpectedCalls, record: LogRecord): Contradiction[] {
  const { call, account, principal, sources, names, regions, window } = expected
  const found: Contradiction[] = []
  const differ = (field: Contradiction['field'], item: string, log: string) => void found.push({ field, item, log })
  const time = Date.parse(record.time)
  if (window && (time < window.from || time > window.to))
    differ('time', `${call.firstAt} to ${call.lastAt}`, record.time)
  if (record.account !== null && record.account !== account) differ('account', account, record.account)
  // An item has the caller without secrets in its session's name.
  const caller = record.principal === null ? principal : redactIdentifier(record.principal).text
  if (caller !== principal) differ('principal', principal, caller)
  if (!sources.has(record.source)) differ('service', call.action, record.source)
  if (!names(record.name)) differ('operation', call.operation, record.name)
  if (regions && !regions.has(record.region)) differ('region', [...regions].sort().join(', '), record.region)
  return found
}
