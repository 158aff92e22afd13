import type { Schedule } from '@aws-sdk/client-cloudwatch'
import { inAccount, type Json, type Population, Unjudgeable } from '../../kit/index.ts'
import { type AlarmMuteRule, alarmMuteRule } from './alarm-mute-rule.ts'

/** `later`: once, at a time that has not come. */
type Silences = 'now' | 'at times' | 'later' | 'no longer'

interface Mute {
  readonly alarms: readonly string[]
  /** Asked only where the rule is of the alarm. */
  readonly silences: () => Silences
  /** Empty where AWS does not say. */
  readonly when: () => string
}

export const mutes = inAccount(alarmMuteRule, muteOf)

function muteOf(rule: Json<AlarmMuteRule>): Mute {
  return {
    alarms: rule.MuteTargets?.AlarmNames ?? [],
    silences: () => silencesOf(rule.Status, rule.MuteType),
    when: () => whenOf(rule.Rule?.Schedule),
  }
}

const whenOf = (schedule: Schedule | undefined): string =>
  [schedule?.Expression, schedule?.Duration && `for ${schedule.Duration}`].filter(Boolean).join(' ')

function silencesOf(status: string | undefined, type: string | undefined): Silences {
  if (status === 'EXPIRED') return 'no longer'
  if (status === 'ACTIVE') return 'now'
  if (status !== 'SCHEDULED') throw new Unjudgeable('AWS did not say whether an alarm mute rule is active.')
  return type === 'ONE_TIME' ? 'later' : 'at times'
}

export interface Silence {
  readonly now: boolean
  /** A clause. */
  readonly reason: string
}

/**
 * What keeps the actions of an alarm from being taken, though the alarm goes off (Amazon CloudWatch API reference,
 * PutAlarmMuteRule). Windows that come again may be for maintenance or may leave no hour out: that is for a person to weigh.
 */
export function silenced(
  { name, region }: { readonly name: string; readonly region: string },
  rules: Population<Mute>,
): Silence | undefined {
  const of = (silences: Silences) =>
    rules.find(r => r.region === region && r.value.alarms.includes(name) && r.value.silences() === silences)
  const active = of('now')
  if (active) return { now: true, reason: `mute rule ${active.name} mutes it` }
  const recurring = of('at times')
  if (!recurring) return undefined
  const when = recurring.value.when()
  return {
    now: false,
    reason: `mute rule ${recurring.name} mutes alarm ${name} at times${when === '' ? '' : ` (${when})`}`,
  }
}
