import { expect, onTestFinished, test } from 'vitest'
import { readers } from '../../../connectors/index.ts'
import { json, xml } from '../../../demo/kit/answer.ts'
import { startFront } from '../../../demo/kit/front.ts'
import { networkHandler } from '../../../src/collect/handlers.ts'
import { probe } from '../../../src/collect/probe/probe.ts'
import { simulated } from '../../../src/collect/probe/simulate.ts'
import { Session } from '../../../src/collect/session.ts'
import { permissionsOf } from '../../../src/service/accounts/permission.ts'

const ACCOUNT = '111122223333'
type Answers = Parameters<typeof startFront>[1]

async function aws(answers: Answers) {
  const front = await startFront('http://127.0.0.1:9', answers)
  const credentials = async () => ({ accessKeyId: 'test', secretAccessKey: 'test' })
  const session = new Session({ handler: networkHandler(), endpoint: front.url, credentials })
  onTestFinished(() => session.close())
  return { session, stop: () => front.stop() }
}

const refusal = (message: string) => json({ __type: 'AccessDeniedException', message }, 400)

/** What is learnt of SQS from these answers. */
async function learnt(answers: Answers) {
  const { session, stop } = await aws(answers)
  try {
    const types = [readers.get('aws.sqs.queue')].flatMap(of => of ?? [])
    const probed = await probe(types, {
      ...{ account: ACCOUNT, partition: 'aws', mainRegion: 'us-east-1', region: 'us-east-1', regions: ['us-east-1'] },
      ...{ session, signal: AbortSignal.timeout(20_000) },
    })
    return new Map(permissionsOf(probed, 'us-east-1').map(one => [one.action, one]))
  } finally {
    await stop()
  }
}

const answer = (operation: string, respond: Answers[number]['respond']) => ({ service: 'sqs', operation, respond })
const URL_ = (name: string) => `https://sqs.us-east-1.amazonaws.com/${ACCOUNT}/${name}`

test('AWS’s own words and the kind of policy that denies are kept; a refusal of one resource is told apart', async () => {
  const said = await learnt([
    answer('ListQueues', () => json({ QueueUrls: ['a', 'b', 'c', 'd'].map(URL_) })),
    answer('GetQueueAttributes', ({ body }) =>
      body.includes('/a"')
        ? refusal(
            `User: arn:aws:sts::${ACCOUNT}:assumed-role/r/s is not authorized to perform: sqs:getqueueattributes on resource: arn:aws:sqs:us-east-1:${ACCOUNT}:a with an explicit deny in a resource-based policy`,
          )
        : json({ Attributes: {} }),
    ),
    answer('ListQueueTags', () =>
      refusal(
        'User: x is not authorized to perform: sqs:ListQueueTags with an explicit deny in a service control policy',
      ),
    ),
  ])
  expect(said.get('sqs:ListQueues')).toMatchObject({ state: 'allowed', by: 'call', advice: null })
  expect(said.get('sqs:GetQueueAttributes')).toMatchObject({
    ...{
      state: 'denied',
      partly: true,
      policy: 'resource-based policy',
      message: expect.stringContaining('explicit deny'),
    },
  })
  expect(said.get('sqs:GetQueueAttributes')?.message).not.toContain('/r/s')
  expect(said.get('sqs:ListQueueTags')).toMatchObject({
    ...{ state: 'denied', partly: false, policy: 'service control policy', detail: 'AccessDeniedException' },
    advice: expect.stringContaining('allowing the action in IAM does not help'),
  })
})

test('of what is not there only a refusal in so many words counts', async () => {
  const made: string[] = []
  const said = await learnt([
    answer('ListQueues', () => json({})),
    answer('GetQueueAttributes', ({ body }) => {
      made.push(JSON.parse(body).QueueUrl)
      return refusal('User: x is not authorized to perform: sqs:GetQueueAttributes')
    }),
    answer('ListQueueTags', () => refusal('Insufficient privileges to perform this action.')),
  ])
  expect(made).toEqual([URL_('exhibit-permission-test')])
  expect(said.get('sqs:GetQueueAttributes')).toMatchObject({ state: 'denied', by: 'call' })
  expect(said.get('sqs:ListQueueTags')).toMatchObject({ state: 'untried', by: null })
  const gone = await learnt([
    answer('ListQueues', () => json({})),
    answer('GetQueueAttributes', () => json({ __type: 'QueueDoesNotExist' }, 400)),
    answer('ListQueueTags', () => json({ Tags: {} })),
  ])
  expect(gone.get('sqs:GetQueueAttributes')).toMatchObject({
    state: 'untried',
    advice: expect.stringContaining('QueueDoesNotExist'),
  })
})

test('the simulator’s yes needs the organization’s and the boundary’s', async () => {
  const member = (action: string, decision: string, more = '') =>
    `<member><EvalActionName>${action}</EvalActionName><EvalDecision>${decision}</EvalDecision>${more}</member>`
  const organization = (yes: boolean) =>
    `<OrganizationsDecisionDetail><AllowedByOrganizations>${yes}</AllowedByOrganizations></OrganizationsDecisionDetail>`
  const results = [
    member('sqs:ListQueues', 'allowed', organization(true)),
    member('sqs:ListQueueTags', 'allowed', organization(false)),
    member('sns:ListTopics', 'implicitDeny'),
  ]
  const asked: string[] = []
  const { session, stop } = await aws([
    {
      ...{ service: 'iam', operation: 'SimulatePrincipalPolicy' },
      respond({ body }) {
        asked.push(decodeURIComponent(body))
        return xml(
          `<SimulatePrincipalPolicyResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><SimulatePrincipalPolicyResult><IsTruncated>false</IsTruncated><EvaluationResults>${results.join('')}</EvaluationResults></SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>`,
        )
      },
    },
  ])
  const said = await simulated(
    session,
    `arn:aws:iam::${ACCOUNT}:role/r`,
    ['sqs:ListQueues', 'sqs:ListQueueTags', 'sns:ListTopics'],
    {
      ...{ region: 'us-east-1', signal: AbortSignal.timeout(10_000) },
    },
  )
  expect(said).toEqual(
    new Map([
      ['sqs:ListQueues', true],
      ['sqs:ListQueueTags', false],
      ['sns:ListTopics', false],
    ]),
  )
  expect(asked).toHaveLength(1)
  expect(asked[0]).toContain(`PolicySourceArn=arn:aws:iam::${ACCOUNT}:role/r`)
  await stop()
})
