import { check, fail, inRegion, notApplicable, pass, unknown } from '../../kit/index.ts'
import { letsNobodyInByWildcard } from '../../policy/index.ts'
import { queue } from './queue.ts'
import { deadLetterOf } from './redrive.ts'

const ENCRYPTION =
  'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html'
const NO_ATTRIBUTES = 'AWS answered no attributes of the queue.'

export const queueEncrypted = check(queue, {
  id: 'sqs-queue-encrypted',
  title: 'SQS queues encrypt messages',
  severity: 'medium',
  remediation: 'Turn on encryption of the queue, with a KMS key or with keys that SQS manages.',
  references: [ENCRYPTION],
  equivalents: { prowler: ['sqs_queues_server_side_encryption_enabled'], securityHub: ['SQS.1'] },
  test({ Attributes: of }) {
    if (!of) return unknown(NO_ATTRIBUTES)
    if (of.KmsMasterKeyId) return pass(`Encrypted with ${of.KmsMasterKeyId}.`)
    if (of.SqsManagedSseEnabled === 'true') return pass('Encrypted with keys that SQS manages.')
    if (of.SqsManagedSseEnabled === 'false') return fail('Messages are not encrypted.')
    return unknown('AWS did not say whether SQS encrypts with its own keys.')
  },
})

export const queueKmsEncryption = check(queue, {
  id: 'sqs-queue-kms-encryption',
  title: 'SQS queues encrypt messages with a KMS key',
  severity: 'low',
  remediation: 'Encrypt the queue with a KMS key.',
  why: 'Who may use a KMS key is limited by its own policy and recorded; keys that SQS manages work for anyone who may use the queue.',
  references: [ENCRYPTION],
  test({ Attributes: of }) {
    if (!of) return unknown(NO_ATTRIBUTES)
    return of.KmsMasterKeyId ? pass(`Encrypted with ${of.KmsMasterKeyId}.`) : fail('The queue has no KMS key.')
  },
})

export const queuePolicyNotPublic = check(queue, {
  id: 'sqs-queue-policy-not-public',
  title: 'SQS queue policies let nobody in by a wildcard alone',
  severity: 'critical',
  remediation: 'Name the principals, or add a condition that limits who calls to fixed accounts or organizations.',
  why: 'Anybody with an AWS account could send messages to the queue, or take those that are in it.',
  references: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html',
  ],
  equivalents: {
    prowler: ['sqs_queues_not_publicly_accessible'],
    securityHub: ['SQS.3'],
    config: ['sqs-queue-no-public-access'],
  },
  test({ Attributes: of }) {
    if (!of) return unknown(NO_ATTRIBUTES)
    // A queue without a policy has no such attribute, and is its account's alone.
    return letsNobodyInByWildcard(of.Policy || null)
  },
})

export const queueDeadLetter = check(queue, {
  id: 'sqs-queue-dead-letter-queue',
  title: 'SQS queues put aside messages that cannot be handled',
  severity: 'low',
  remediation: 'Give the queue a redrive policy that names a dead-letter queue.',
  why: 'A message that cannot be handled is otherwise tried again until it expires, and is then lost.',
  references: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  ],
  reads: { queues: inRegion(queue, deadLetterOf) },
  test(settings, { resource, read }) {
    const target = deadLetterOf(settings)
    if (target !== undefined) return pass(`Messages that cannot be handled go to ${target}.`)
    const source = read.queues.find(({ value }) => value === resource.id)
    return source
      ? notApplicable(`It is the dead-letter queue of ${source.name}.`)
      : fail('The queue has no dead-letter queue, nor is it one.')
  },
})
