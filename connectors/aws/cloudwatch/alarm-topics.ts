import { type Entry, inAccount, type Json, type Population } from '../../kit/index.ts'
import { arnParts, type ContextValues, type Decision, decide, type Policy, readPolicy } from '../../policy/index.ts'
import { type Key, key } from '../kms/key.ts'
import { type Topic, topic } from '../sns/topic.ts'

/** What decides whether CloudWatch gets a message through a topic to somebody. */
interface AlarmTopic {
  /** Somebody confirmed a subscription. */
  readonly confirmed: boolean
  /** As set: a key's id, ARN, alias or alias ARN. */
  readonly key: string | undefined
  /** Undefined: AWS answered none, though every topic has one, the default of SNS if no other. */
  readonly policy: Policy | undefined
}

interface TopicKey {
  readonly manager: string | undefined
  readonly state: string | undefined
  readonly aliases: readonly string[]
  readonly policy: Policy | undefined
}

export const topics = inAccount(topic, alarmTopic)
export const keys = inAccount(key, topicKey)

function alarmTopic({ Attributes, Subscriptions }: Json<Topic>): AlarmTopic {
  const policy = Attributes?.Policy
  return {
    confirmed: (Subscriptions ?? []).some(s => s.SubscriptionArn?.startsWith('arn:')),
    key: Attributes?.KmsMasterKeyId || undefined,
    policy: policy === undefined ? undefined : readPolicy(policy),
  }
}

function topicKey({ KeyMetadata, Aliases, Policy }: Json<Key>): TopicKey {
  return {
    manager: KeyMetadata?.KeyManager,
    state: KeyMetadata?.KeyState,
    aliases: (Aliases ?? []).flatMap(a => a.AliasName ?? []),
    // The policy of a key that AWS manages cannot be changed, and is not what decides.
    policy: Policy === null || KeyMetadata?.KeyManager === 'AWS' ? undefined : readPolicy(Policy),
  }
}

/** Whether an alarm's message gets through; `reason` says in a clause what keeps it, or what is not known. */
export type Delivery = { readonly gets: 'through' } | { readonly gets: 'stuck' | 'unsaid'; readonly reason: string }

const THROUGH: Delivery = { gets: 'through' }
const stuck = (reason: string): Delivery => ({ gets: 'stuck', reason })
const unsaid = (reason: string): Delivery => ({ gets: 'unsaid', reason })

/**
 * Whether CloudWatch gets an alarm's message through a topic of the account (AWS re:Post, "SNS notification for CloudWatch
 * alarm trigger"; Amazon SNS developer guide, "Enable compatibility between event sources from AWS services and encrypted
 * topics"): somebody is subscribed, the topic's policy lets CloudWatch publish, and so does the key's, with which SNS encrypts.
 */
export function delivers(t: Entry<AlarmTopic>, alarm: { id: string }, known: Population<TopicKey>): Delivery {
  const { confirmed, key: named, policy } = t.value
  if (!confirmed) return stuck(`nobody has confirmed a subscription to ${t.name}`)
  const context = contextOf(alarm.id, t.id)
  const published = throughPolicy(t, policy, context)
  if (published.gets === 'stuck' || named === undefined) return published
  const encrypted = throughKey(t, named, known, context)
  return encrypted.gets === 'stuck' ? encrypted : published.gets === 'unsaid' ? published : encrypted
}

function throughPolicy(t: Entry<AlarmTopic>, policy: Policy | undefined, context: ContextValues): Delivery {
  if (policy === undefined) return unsaid(`AWS answered no policy of ${t.name}`)
  const published = asCloudWatch(policy, 'sns:Publish', t.id, context)
  if (published === 'open')
    return unsaid(`whether the policy of ${t.name} lets CloudWatch publish hangs on its conditions`)
  return published === 'allowed' ? THROUGH : stuck(`the policy of ${t.name} does not let CloudWatch publish`)
}

function throughKey(
  t: Entry<AlarmTopic>,
  named: string,
  known: Population<TopicKey>,
  context: ContextValues,
): Delivery {
  const [account, region] = [arnParts(t.id)[4], t.region]
  const arn = named.startsWith('arn:') ? arnParts(named) : undefined
  const name = arn?.[5] ?? named
  // SNS's own key: its policy does not let CloudWatch use it, and cannot be changed.
  if (name === 'alias/aws/sns')
    return stuck(`${t.name} is encrypted with the AWS managed key, which CloudWatch cannot use`)
  if (arn && arn[4] !== account) return unsaid(`${t.name} is encrypted with a key of another account`)
  const found = known.find(k =>
    name.startsWith('alias/')
      ? k.region === (arn?.[3] ?? region) && k.value.aliases.includes(name)
      : k.id === named || (k.region === region && k.id.endsWith(`:key/${name}`)),
  )
  if (!found) return unsaid(`${t.name} is encrypted with the key ${named}, which is not among the keys that were read`)
  const { manager, state, policy } = found.value
  if (manager === 'AWS') return stuck(`${t.name} is encrypted with an AWS managed key, which CloudWatch cannot use`)
  if (manager === undefined || state === undefined || policy === undefined)
    return unsaid(`AWS did not say enough of the key of ${t.name}`)
  if (!KEY_STATES.includes(state)) return unsaid(`Exhibit does not know the state ${state} of the key of ${t.name}`)
  if (state !== 'Enabled') return stuck(`the key of ${t.name} is in state ${state}`)
  return byKey(t.name, policy, found.id, context)
}

const KEY_STATES: readonly string[] = [
  ...['Creating', 'Disabled', 'Enabled', 'PendingDeletion', 'PendingImport', 'PendingReplicaDeletion'],
  ...['Unavailable', 'Updating'],
]

/** What SNS needs of the key for whoever publishes. */
const USES = ['kms:Decrypt', 'kms:GenerateDataKey']

function byKey(topicName: string, policy: Policy, keyArn: string, context: ContextValues): Delivery {
  const answers = USES.map(action => ({ action, says: asCloudWatch(policy, action, keyArn, context) }))
  const refused = answers.find(a => a.says === 'denied' || a.says === 'silent')
  if (refused) return stuck(`the policy of the key of ${topicName} does not allow CloudWatch ${refused.action}`)
  return answers.every(a => a.says === 'allowed')
    ? THROUGH
    : unsaid(`whether the policy of the key of ${topicName} lets CloudWatch use it hangs on its conditions`)
}

const CLOUDWATCH = 'cloudwatch.amazonaws.com'

const asCloudWatch = (policy: Policy, action: string, resource: string, context: ContextValues): Decision =>
  decide(policy, { caller: { type: 'Service', name: CLOUDWATCH }, action, resource, context })

/** What a request of CloudWatch carries for an alarm; keys that are not here are not known. */
function contextOf(alarmArn: string, topicArn: string): ContextValues {
  const [, , , region = '', account = ''] = arnParts(topicArn)
  const values: Readonly<Record<string, readonly string[]>> = {
    'aws:sourceaccount': [account],
    'aws:sourceowner': [account],
    'aws:principalservicename': [CLOUDWATCH],
    'aws:principalisawsservice': ['true'],
    'aws:securetransport': ['true'],
    'aws:requestedregion': [region],
    'kms:encryptioncontext:aws:sns:topicarn': [topicArn],
    ...(alarmArn.startsWith('arn:') && { 'aws:sourcearn': [alarmArn] }),
  }
  return name => values[name]
}
