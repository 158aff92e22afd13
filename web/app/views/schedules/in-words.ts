import { messages } from '../../messages.ts'

const words = messages.schedules

/** The usual schedules in plain words; undefined for others, which are shown as they are written. */
export function inWords(cron: string): string | undefined {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = cron.trim().split(/\s+/)
  if (!/^\d{1,2}$/.test(minute) || month !== '*') return undefined
  if (hour === '*' && day === '*' && weekday === '*') return words.hourly(minute.padStart(2, '0'))
  if (!/^\d{1,2}$/.test(hour)) return undefined
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
  if (day === '*' && weekday === '*') return words.daily(time)
  if (day === '*' && weekday === '1-5') return words.workdays(time)
  const name = /^[0-7]$/.test(weekday) ? words.weekdays[Number(weekday) % 7] : undefined
  if (day === '*' && name !== undefined) return words.weekly(name, time)
  if (/^\d{1,2}$/.test(day) && weekday === '*') return words.monthly(day, time)
  return undefined
}
