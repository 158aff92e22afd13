import type { Check, Json, Verdict } from '../../connectors/kit/index.ts'
import { elsewhereSentence, guarded } from '../../src/assess/guard.ts'
import { judgeAccount, judgeResource, project } from '../../src/assess/judge.ts'
import { ReadPopulation } from '../../src/assess/population.ts'
import type { FieldGap } from '../../src/evidence/item.ts'
import { type JsonObject, toJson } from '../../src/evidence/json.ts'

/** A member as a row gives it: settings in AWS's field names; `gaps` names fields that were not read. */
export interface RowResource {
  id?: string
  name?: string
  region?: string
  // biome-ignore lint/suspicious/noExplicitAny: rows state only the fields that matter; Partial of a deep SDK shape is no help.
  settings?: Record<string, any>
  gaps?: readonly string[]
}

/** One row: what is judged, and what other populations hold. */
export interface Row extends RowResource {
  /** Why this row is here. */
  case: string
  /** Members of the populations that the check reads, by the names in its `reads`. */
  read?: Record<string, readonly RowResource[]>
  /** Populations (names in `reads`) that could not be listed. */
  incomplete?: readonly string[]
  /** Populations that only another account may list, and which. A setting that only another may read is `{ $judgedIn: account }`. */
  elsewhere?: Readonly<Record<string, string>>
  account?: string
  partition?: string
  asOf?: string
  regions?: readonly string[]
  /** Matched against the reason. */
  reason?: RegExp
}

/** The verdict of a check on a row. */
export function verdictOf(check: Check, row: Omit<Row, 'case'>): Verdict {
  const context = {
    account: row.account ?? '111122223333',
    partition: row.partition ?? 'aws',
    region: row.region ?? 'us-east-1',
    asOf: new Date(row.asOf ?? '2026-11-01T00:00:00Z'),
    regions: row.regions ?? ['us-east-1', 'eu-west-1'],
  }
  const read = Object.fromEntries(
    Object.entries(check.reads).map(([name, reading]) => {
      const members = (row.read?.[name] ?? []).map(readable)
      const here = reading.within === 'account' ? members : members.filter(m => m.region === context.region)
      const incomplete = row.incomplete?.includes(name)
        ? 'The list could not be made: it was denied (AccessDenied).'
        : null
      const account = row.elsewhere?.[name]
      return [
        name,
        new ReadPopulation(
          here.map(m => project(reading, m, guarded(m))),
          {
            incomplete,
            elsewhere: account === undefined ? null : elsewhereSentence(account, 'the list'),
            cause: null,
          },
        ),
      ]
    }),
  )
  if (check.judges === 'resource') return judgeResource(check, readable(row), context, read)
  return judgeAccount(check, context, read)
}

function readable(row: RowResource) {
  const gaps: FieldGap[] = (row.gaps ?? []).map(field => ({
    field,
    action: 'aws:Read',
    reason: 'denied',
    detail: 'AccessDenied',
  }))
  const settings = toJson(row.settings ?? {}) as Json<JsonObject>
  return {
    id: row.id ?? 'arn:aws:test:::one',
    name: row.name ?? 'one',
    region: row.region ?? 'us-east-1',
    settings,
    gaps,
  }
}
