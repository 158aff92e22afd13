import type { Tally } from './statuses.ts'

const two = (n: number): string => n.toString().padStart(2, '0')

/** `2026-09-30 11:00:00 +00:00`, and in brackets the same moment in the reader's zone where one is given. Never without an offset. */
export function when(iso: string, zone: string | null = null): string {
  const moment = new Date(iso)
  if (Number.isNaN(moment.getTime())) return iso
  const utc = `${moment.toISOString().slice(0, 19).replace('T', ' ')} +00:00`
  return zone === null || zone === 'UTC' ? utc : `${utc} (${inZone(moment, zone, utc.slice(0, 10))})`
}

/** `2026-09-30` of an end of validity, in UTC. */
export const dayOf = (iso: string): string => `${iso.slice(0, 10)} (UTC)`

function inZone(moment: Date, zone: string, utcDay: string): string {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  })
  const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]))
  const offset = parts.timeZoneName?.replace('GMT', '') || '+00:00'
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = [
    parts.month,
    parts.day,
    parts.hour,
    parts.minute,
    parts.second,
  ].map(Number)
  const date = `${parts.year}-${two(month)}-${two(day)}`
  const time = `${two(hour)}:${two(minute)}:${two(second)} ${offset}`
  return date === utcDay ? time : `${date} ${time}`
}

/** Throws a sentence a person can act on where the zone is not one. */
export function checkZone(zone: string): void {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone })
  } catch {
    throw new RangeError(`'${zone}' is not a time zone; name one like Europe/Berlin.`)
  }
}

/** `12,345` */
export const n = (count: number): string => count.toLocaleString('en-US')

/** `1 resource`, `2 resources` */
export const count = (of: number, one: string, many = `${one}s`): string => `${n(of)} ${of === 1 ? one : many}`

/** `2 fail · 5 pass`; empty where there is nothing. */
export const tallyText = ({ fail, unknown, pass, not_applicable: nothing }: Tally): string =>
  [
    ...(fail > 0 ? [`${n(fail)} fail`] : []),
    ...(unknown > 0 ? [`${n(unknown)} unknown`] : []),
    ...(pass > 0 ? [`${n(pass)} pass`] : []),
    ...(nothing > 0 ? [`${n(nothing)} n/a`] : []),
  ].join(' · ')
