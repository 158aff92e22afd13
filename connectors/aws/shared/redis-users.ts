import { type Entry, fail, type Population, pass, unknown, type Verdict } from '../../kit/index.ts'

/** A user of ElastiCache or MemoryDB: how it signs in, and what it may do. */
export interface RedisUser {
  readonly name: string | undefined
  /** `password`, `no-password` or `iam`. */
  readonly type: string | undefined
  /** Its access string, such as `on ~* +@all`. */
  readonly may: string | undefined
}

/** Whether every named user has a password, signs in with IAM or is off; `list` says whose users they are. */
export function everyUserSignsIn(names: readonly string[], users: Population<RedisUser>, list: string): Verdict {
  if (names.length === 0) return unknown(`AWS named nobody in ${list}.`)
  const found = names.map(name => ({ name, user: users.find(({ value }) => value.name === name) }))
  const open = found.find(({ user }) => user?.value.type === 'no-password' && isOn(user) === true)
  if (open) return fail(`The user ${open.name} of ${list} has no password.`)
  const unsaid = found.filter(
    ({ user }) => user === undefined || isOn(user) === undefined || (isOn(user) && !signsIn(user)),
  )
  return unsaid.length > 0
    ? unknown(`AWS did not state how ${unsaid.map(({ name }) => name).join(', ')} of ${list} signs in.`)
    : pass(`Every user of ${list} has a password, signs in with IAM or is off.`)
}

const signsIn = ({ value: { type } }: Entry<RedisUser>): boolean => type === 'password' || type === 'iam'

/** Rules are carried out from the left to the right, so that the last of `on` and `off` counts; without either, it may be on. */
function isOn({ value: { may } }: Entry<RedisUser>): boolean | undefined {
  if (may === undefined) return undefined
  const rules = may.toLowerCase().split(/\s+/)
  return rules.findLast(rule => rule === 'on' || rule === 'off') !== 'off'
}
