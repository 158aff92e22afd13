import { fail, pass, unknown, type Verdict } from '../../kit/index.ts'

/** A setting that is on or off; `name` is what is on or off. */
export function isOn(setting: boolean | undefined, name: string): Verdict {
  if (setting === undefined) return unknown(`AWS did not state whether ${name} is on.`)
  const told = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
  return setting ? pass(`${told} is on.`) : fail(`${told} is off.`)
}

/** For how many days snapshots are kept; 0: none are made. */
export function snapshotsKept(days: number | undefined): Verdict {
  if (days === undefined) return unknown('AWS did not state how long snapshots are kept.')
  return days > 0
    ? pass(`Snapshots are made daily and kept for ${days} days.`)
    : fail('No snapshots are made by themselves.')
}
