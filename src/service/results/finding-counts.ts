import type { FindingCounts } from '../../evidence/finding.ts'
import { noFindings } from '../../evidence/finding.ts'
import type { CheckTally } from '../../store/index.ts'
import { serviceOfCheck, severityOfCheck } from '../frameworks/catalogue.ts'
import type { Viewed } from '../runtime/serving.ts'
import { type FindingsAsked, ofAccount, verdictFilter } from './findings.ts'
import { sourcesOf } from './record.ts'

export interface CountedFindings {
  readonly findings: FindingCounts
  readonly severities: Readonly<Record<string, FindingCounts>>
  readonly services: Readonly<Record<string, FindingCounts>>
  readonly accounts: readonly { readonly account: string; readonly run: string; readonly findings: FindingCounts }[]
}

/** How many findings `listFindings` would list, by status: all, and by severity, service and account. */
export async function countFindings(runtime: Viewed, asked: FindingsAsked, asOf: string): Promise<CountedFindings> {
  await runtime.refreshFrameworks()
  const filter = verdictFilter(runtime.frameworks, asked)
  const all: CheckTally[] = []
  const accounts: CountedFindings['accounts'][number][] = []
  for (const source of await sourcesOf(runtime, asked, asOf)) {
    const active = await runtime.store.acceptances.activeAt(asOf, source.account)
    const tallies = await runtime.store.verdicts.tally(source.run, ofAccount(filter, source, asked, active))
    all.push(...tallies)
    accounts.push({ ...source, findings: sum(tallies) })
  }
  const by = (name: (check: string) => string) =>
    Object.fromEntries([...Map.groupBy(all, ({ check }) => name(check))].map(([key, tallies]) => [key, sum(tallies)]))
  return { findings: sum(all), severities: by(severityOfCheck), services: by(serviceOfCheck), accounts }
}

function sum(tallies: readonly FindingCounts[]): FindingCounts {
  const total = noFindings()
  for (const tally of tallies) {
    total.pass += tally.pass
    total.fail += tally.fail
    total.unknown += tally.unknown
    total.not_applicable += tally.not_applicable
  }
  return total
}
