import type { ServiceSpecificCredentialMetadata } from '@aws-sdk/client-iam'
import {
  check,
  fail,
  inAccount,
  type Json,
  meaningOf,
  notApplicable,
  pass,
  Unjudgeable,
  unknown,
} from '../../kit/index.ts'
import { dayOf, moment } from '../shared/moment.ts'
import { effectiveAccess } from './effective-access.ts'
import { serviceSpecificCredential } from './service-specific-credential.ts'

const KEYS = 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html'
const WORKS = { Active: true, Expired: false, Inactive: false }

/** Why a key opens nothing, as a sentence; undefined: it works. AWS leaves the date out where a key never expires. */
function ended(key: Json<ServiceSpecificCredentialMetadata>, asOf: Date): string | undefined {
  const { Status: status, ExpirationDate: until } = key
  if (status === undefined) throw new Unjudgeable('AWS did not state the status of the key.')
  if (!meaningOf(status, WORKS, 'the status of the key')) return `The key is ${status}.`
  return until !== undefined && moment(until) <= asOf ? `The key expired on ${dayOf(moment(until))}.` : undefined
}

export const keyNotLongTerm = check(serviceSpecificCredential, {
  id: 'iam-bedrock-api-key-not-long-term',
  title: 'No long-term Amazon Bedrock API key is active',
  severity: 'high',
  remediation: 'Call Bedrock with an IAM role or short-term API keys, and delete the long-term key.',
  why: 'A long-term key works for anyone who holds it until it is revoked; a short-term key expires with its session.',
  references: [KEYS],
  test(key, { asOf }) {
    const end = ended(key, asOf)
    if (end !== undefined) return pass(end)
    const { ExpirationDate: until } = key
    return fail(until ? `The key works until ${dayOf(moment(until))}.` : 'The key works, and never expires.')
  },
})

const IS = { no: 'no', unknown: 'unknown', yes: 'yes' } as const
const TO_ADMINISTRATOR = { administrator: true, data: false, principal: false }
const CERTAIN = { certain: true, conditional: false }

/** The ARN of a user ends with its name, after a path. */
const isOf = (arn: string, name: string | undefined): boolean => arn.includes(':user/') && arn.endsWith(`/${name}`)

/** Each once: a large account has too many to keep them all. */
const differing = <W extends { readonly reaches: string; readonly certainty: string }>(ways: readonly W[]): W[] => [
  ...new Map(ways.map(way => [`${way.reaches} ${way.certainty}`, way])).values(),
]

function told<V extends string, M>(value: V | undefined, meanings: Readonly<Record<V, M>>, what: string): M {
  if (value === undefined) throw new Unjudgeable(`The item does not say ${what}.`)
  return meaningOf(value, meanings, what)
}

/** What a key may do is what its user may do. */
export const keyNotAdministrator = check(serviceSpecificCredential, {
  id: 'iam-bedrock-api-key-user-not-administrator',
  title: 'Users with Amazon Bedrock API keys are not administrators',
  severity: 'critical',
  remediation: 'Limit the permissions of the key’s user to calling the models it is meant for.',
  why: 'The key passes to an application every permission its user has, not only that to call models.',
  references: [KEYS],
  reads: {
    users: inAccount(effectiveAccess, ({ Administrator, Escalations, Chains, EscalationsUnread }) => ({
      ...{ administrator: Administrator.Is, unread: EscalationsUnread },
      ways: differing(
        [...Escalations, ...Chains].map(({ Reaches: reaches, Certainty: certainty }) => ({ reaches, certainty })),
      ),
    })),
  },
  test(key, { asOf, read }) {
    const end = ended(key, asOf)
    if (end !== undefined) return notApplicable(end)
    if (!key.UserName) return unknown('AWS did not name the user of the key.')
    const found = read.users.find(({ id }) => isOf(id, key.UserName))?.value
    if (!found) return unknown('The user of the key is not among the users that were read.')
    const administrator = told(found.administrator, IS, 'whether the user is an administrator')
    if (administrator === 'yes') return fail('The user of the key is an administrator.')
    const ways = found.ways.filter(way => told(way.reaches, TO_ADMINISTRATOR, 'what a path reaches'))
    if (ways.some(way => told(way.certainty, CERTAIN, 'how sure a path is')))
      return fail('The user of the key can become an administrator.')
    if (administrator === 'unknown' || ways.length > 0)
      return unknown('The user of the key may be an administrator, or become one.')
    const [unread] = found.unread
    return unread === undefined
      ? pass('The user of the key is no administrator, and no known path leads there.')
      : unknown(unread)
  },
})
