import { check, fail, meaningOf, notApplicable, pass, unknown } from '../../kit/index.ts'
import { letsNobodyInByWildcard } from '../../policy/index.ts'
import { topic } from './topic.ts'

export const topicPolicyNotPublic = check(topic, {
  id: 'sns-topic-policy-not-public',
  title: 'SNS topic policies let nobody in by a wildcard alone',
  severity: 'high',
  remediation: 'Name the principals, or add a condition that limits callers to specific accounts or organizations.',
  equivalents: {
    prowler: ['sns_topics_not_publicly_accessible'],
    securityHub: ['SNS.4'],
    config: ['sns-topic-no-public-access'],
  },
  test(t) {
    const policy = t.Attributes?.Policy
    if (policy === undefined) return unknown('AWS answered no policy of the topic.')
    return letsNobodyInByWildcard(policy)
  },
})

export const topicKmsEncryption = check(topic, {
  id: 'sns-topic-kms-encryption',
  title: 'SNS topics encrypt messages with a KMS key',
  severity: 'medium',
  remediation: 'Turn on encryption of the topic with a KMS key.',
  equivalents: {
    prowler: ['sns_topics_kms_encryption_at_rest_enabled'],
    securityHub: ['SNS.1'],
    config: ['sns-encrypted-kms'],
  },
  test(t) {
    if (!t.Attributes) return unknown('AWS answered no attributes of the topic.')
    const key = t.Attributes.KmsMasterKeyId
    return key ? pass(`Encrypted with ${key}.`) : fail('The topic has no KMS key.')
  },
})

/** A subscription that nobody has confirmed yet counts: it may be at any time. */
export const topicSubscriptionsEncrypted = check(topic, {
  id: 'sns-topic-no-http-subscriptions',
  title: 'SNS topics send to no subscription in clear text',
  severity: 'high',
  remediation: 'Replace the subscription by one to an https end point.',
  references: ['https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html'],
  equivalents: { prowler: ['sns_subscription_not_using_http_endpoints'] },
  test({ Subscriptions: all }) {
    if (all === null) return unknown('AWS did not list the subscriptions of the topic.')
    if (all.length === 0) return notApplicable('The topic has no subscription.')
    const clear = all.filter(({ Protocol: protocol }) => protocol === 'http').length
    if (clear > 0) return fail(`It sends to ${clear} subscription${clear === 1 ? '' : 's'} over HTTP.`)
    const protocols = all.map(({ Protocol: protocol }) => protocol)
    return protocols.includes(undefined)
      ? unknown('AWS did not state the protocol of every subscription.')
      : pass(`It sends by ${[...new Set(protocols)].sort().join(', ')}.`)
  },
})

const HTTP = 'HTTP'

/** Which of its settings are about a protocol (SNS developer guide, page in the references); null: no such setting is. */
const LOGGED_AS: Readonly<Record<string, string | null>> = {
  application: 'Application',
  email: null,
  'email-json': null,
  firehose: 'Firehose',
  http: HTTP,
  https: HTTP,
  lambda: 'Lambda',
  sms: null,
  sqs: 'SQS',
}

/** Failures alone: what arrived its receiver can tell. A subscription that nobody has confirmed yet counts. */
export const failedDeliveriesLogged = check(topic, {
  id: 'sns-topic-failed-deliveries-logged',
  title: 'SNS topics log failed deliveries',
  severity: 'low',
  remediation:
    'Turn on logging of delivery status, with a role for failures, for each protocol that the topic sends by.',
  why: 'Without these logs, only a metric shows that messages were not delivered.',
  references: ['https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html'],
  test({ Attributes: attributes, Subscriptions: all }) {
    if (all === null) return unknown('AWS did not list the subscriptions of the topic.')
    if (!attributes) return unknown('AWS answered no attributes of the topic.')
    const kinds = all.map(({ Protocol: of }) => meaningOf(of ?? '', LOGGED_AS, 'the protocol of a subscription'))
    const logged = [...new Set(kinds)].filter(kind => kind !== null).sort()
    if (logged.length === 0) return notApplicable('The topic sends to nothing whose deliveries SNS logs for a topic.')
    const silent = logged.filter(kind => !attributes[`${kind}FailureFeedbackRoleArn`])
    return silent.length > 0
      ? fail(`Failed deliveries are not logged for ${silent.join(', ')}.`)
      : pass(`Failed deliveries are logged for ${logged.join(', ')}.`)
  },
})
