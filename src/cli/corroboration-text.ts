import { shown } from '../package/verify/error.ts'
import type { ActionResult } from '../service/corroborate/action.ts'
import type { Absence } from '../service/corroborate/coverage.ts'
import type { Corroboration } from '../service/corroborate/index.ts'
import { plural, table } from './output.ts'

const WHY: Record<Absence, string> = {
  no_logs: 'the logs hold nothing of that account, region and time',
  no_reads: 'the logs hold no reads of that account, region and time: the trail may record writes alone',
  no_service:
    'the logs hold reads of that account, region and time, but none of this service: the trail may leave it out',
  not_there: 'the logs hold reads of this service in that account, region and time, and not these',
}

const FEW = 20

/** What a person reads below the verification. */
export function corroborationText(done: Corroboration): string[] {
  const { corroborated, totals, logs } = done
  const open = done.actions.filter(a => a.matched < a.listed)
  return [
    `${corroborated ? 'CORROBORATED' : 'NOT CORROBORATED'}: ${totals.matched.toLocaleString('en')} of ${plural(totals.listed, 'request id')} of ${plural(totals.calls, 'call')} stand in the logs as the package says.`,
    `logs         ${plural(logs.events, 'event')} in ${plural(logs.files, 'file')}${logs.from ? `, ${logs.from} to ${logs.to}` : ''}${passedOver(done)}`,
    ...facts(done),
    ...(done.notCompared.length > 0
      ? [`not compared ${done.notCompared.join(' and ')}: the package was not collected from AWS itself`]
      : []),
    ...logs.problems.slice(0, FEW).map(({ file, message }) => `  unreadable  ${file}: ${message}`),
    ...(logs.problemCount > FEW
      ? [`  … and ${plural(logs.problemCount - FEW, 'more file')} that could not be read`]
      : []),
    ...(open.length > 0 ? ['', ...rows(open), ...notes(open)] : []),
    '',
    'A match shows that the account made this call, when and as whom; not what AWS answered. The logs come from the person who gave',
    'them to you: `aws cloudtrail validate-logs` shows that they are as CloudTrail delivered them. Ids beyond the 20 that an',
    'item keeps of each action cannot be looked up.',
  ]
}

function passedOver({ logs: { passedOver, unknown } }: Corroboration): string {
  const parts = [
    passedOver.withoutCalls > 0 ? `${plural(passedOver.withoutCalls, 'digest or Insights file')} passed over` : [],
    passedOver.other > 0 ? `${plural(passedOver.other, 'other file')} not read` : [],
    unknown > 0 ? `${plural(unknown, 'object')} that are no events` : [],
  ].flat()
  return parts.length > 0 ? ` (${parts.join(', ')})` : ''
}

function facts({ principals, addresses, agents, readOnly }: Corroboration): string[] {
  const line = (name: string, all: readonly { value: string; count: number }[]) =>
    all.length > 0
      ? [
          `${name.padEnd(12)} ${all
            .slice(0, 3)
            .map(one => `${shown(one.value)} (${one.count})`)
            .join(', ')}${all.length > 3 ? ` and ${all.length - 3} more` : ''}`,
        ]
      : []
  return [
    ...line('by', principals),
    ...line('from', addresses),
    ...line('with', agents),
    ...(principals.length > 0
      ? [`read-only    ${readOnly.yes} by CloudTrail's word, ${readOnly.no} not, ${readOnly.unstated} not stated`]
      : []),
  ]
}

const rows = (actions: readonly ActionResult[]): string[] =>
  table([
    ['action', 'region', 'calls', 'ids', 'found', 'absent', 'otherwise', 'not logged'],
    ...actions
      .slice(0, FEW)
      .map(a => [
        shown(a.action),
        a.region,
        ...[a.calls, a.listed, a.matched, a.notFound.length, a.contradicting.length, a.notLogged].map(String),
      ]),
  ]).split('\n')

function notes(actions: readonly ActionResult[]): string[] {
  const absent = actions.filter(a => a.notFound.length > 0)
  const against = actions.flatMap(a => a.contradicting.map(one => ({ ...one, action: a.action })))
  return [
    ...(actions.length > FEW ? [`… and ${plural(actions.length - FEW, 'more action')} (--json lists all)`] : []),
    ...[...Map.groupBy(absent, a => a.notFound[0]?.why ?? 'not_there')].map(
      ([why, of]) =>
        `  absent: ${[...new Set(of.map(a => shown(a.action)))].slice(0, 5).join(', ')}${of.length > 5 ? ', …' : ''}: ${WHY[why]}`,
    ),
    ...against
      .slice(0, FEW)
      .flatMap(({ id, action, contradictions }) =>
        contradictions.map(
          c =>
            `  ${shown(action)} ${shown(id)}: ${c.field} is ${shown(c.item)} in the package, ${shown(c.log)} in the log`,
        ),
      ),
    ...(actions.some(a => a.notLogged > 0)
      ? ['  not logged: CloudTrail logs such calls only where data events are asked for']
      : []),
  ]
}
