import type { ApiKey, NewAcceptance, StoredAcceptance } from '../../store/index.ts'
import { checkById } from '../frameworks/catalogue.ts'
import { ServiceError } from '../runtime/error.ts'
import type { Viewed } from '../runtime/serving.ts'

/** Somebody who asks or approves: a key, and the name of the person it was given to. */
export interface Person {
  readonly key: string
  readonly name: string
}

/** As it stands in acceptances and in packages: `Alice (key exk_7f3a91c2)`. */
export const signed = ({ key, name }: Person): string => `${name} (key ${key})`

/** A slip of a digit in a year should not accept for centuries. */
const LONGEST_MS = 10 * 366 * 86_400_000

/**
 * Asks that a failing finding be accepted; it counts once another person approves. Throws `unknown_check`,
 * `unknown_account`, `bad_request`.
 */
export async function requestAcceptance(
  { store }: Viewed,
  asked: Omit<NewAcceptance, 'requestedBy'>,
  by: Person,
): Promise<StoredAcceptance> {
  if (!checkById(asked.check))
    throw new ServiceError('unknown_check', `There is no check "${asked.check}"; \`exhibit checks\` lists them.`)
  if (Date.parse(asked.until) <= Date.now())
    throw new ServiceError('bad_request', 'The acceptance would have ended already; give an `until` in the future.')
  if (Date.parse(asked.until) > Date.now() + LONGEST_MS)
    throw new ServiceError('bad_request', 'An acceptance ends within ten years; give an earlier `until`.')
  if (!(await store.targets.knowsAccount(asked.account)))
    throw new ServiceError('unknown_account', `Account ${asked.account} is not connected and was in no run.`)
  return store.acceptances.create({ ...asked, requestedBy: signed(by) })
}

/**
 * Approves. Throws `same_person` where both keys are of one person, by their names or because one made the other,
 * directly or by way of others; `conflict` where it was decided already.
 */
export async function approveAcceptance({ store }: Viewed, id: string, by: Person): Promise<StoredAcceptance> {
  const { requestedBy } = await store.acceptances.get(id)
  const asker = KEY.exec(requestedBy)?.[1] ?? ''
  const asking = { key: asker, name: requestedBy.replace(KEY, ''), line: await store.keys.lineOf(asker) }
  const approving = { ...by, line: await store.keys.lineOf(by.key) }
  if (isIn(asking, approving.line) || isIn(approving, asking.line) || folded(asking.name) === folded(by.name))
    throw new ServiceError(
      'same_person',
      'Someone other than the requester must approve it, and neither may have made the key of the other.',
    )
  return store.acceptances.approve(id, signed(by))
}

const KEY = / \(key (exk_[0-9a-f]+)\)$/

/** Whether a line of keys, each made by the next, has a key of this person. */
function isIn({ key, name, line: [own] }: Person & { line: readonly ApiKey[] }, line: readonly ApiKey[]): boolean {
  const names = new Set([name, ...namesOf(own)].map(folded))
  return line.some(one => {
    if (one.prefix === key) return true
    // Two whom a provider tells apart may have one name; their addresses differ then.
    if (one.personId !== null && own?.personId)
      return one.personId === own.personId || addressOf(one) === addressOf(own)
    return namesOf(one).some(other => names.has(folded(other)))
  })
}

/** Of a session, `person` is name and address (`Ana Ruiz <ana@example.com>`): either may be what another key is called. */
const namesOf = (key: ApiKey | undefined): string[] =>
  key ? [key.name, key.person, addressOf(key)].filter(name => name !== null) : []

const addressOf = (key: ApiKey): string | null =>
  key.personId === null ? null : (/<([^<>]+)>$/.exec(key.person ?? '')?.[1]?.toLowerCase() ?? null)

/** What looks the same is the same: width, case, spaces, signs that nobody sees. */
const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase()
