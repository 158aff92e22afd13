import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectors } from '../../connectors/index.ts'
import type { Call, ListCall, TypeOfConnector } from '../../connectors/kit/index.ts'
import { assessAccount } from '../../src/assess/assess-account.ts'
import { networkHandler } from '../../src/collect/handlers.ts'
import { ofMember } from '../../src/collect/reading.ts'
import type { Session } from '../../src/collect/session.ts'
import type { EvidenceItem } from '../../src/evidence/item.ts'
import { callsOf } from '../kit/aws-wire/readings.ts'
import { collectOne, hasMoto } from '../kit/collect.ts'
import { ImpatientSession } from '../kit/impatient.ts'
import { faultIn } from '../kit/reasons.ts'
import { hasShared, type RealAnswers, startRealAnswers } from './serve-all.ts'

const ACCOUNT = '123456789012'
/** There the report is never ready, which the reader waits two minutes for. */
const NEVER_READY = 'test_iam_user_unused_keys_report_in_progress'

/** Counts what AWS listed, before anything of ours looked at it. */
class CountingSession extends ImpatientSession {
  readonly listed = new Map<unknown, number>()
  readonly #members: unknown[] = []
  override async send(call: Parameters<Session['send']>[0], input: object, region: string) {
    const answer = await super.send(call, input, region)
    // The population's own list is asked outside of any member.
    if (ofMember.getStore() === undefined && 'items' in call) {
      const members = (call as ListCall).items(answer.output as never) ?? []
      // RDS snapshots are asked for twice, and those of both lists are one.
      const known = new Set('SnapshotType' in input ? this.#members.map(nameOf) : [])
      this.#members.push(...members)
      const fresh = members.filter(member => !known.has(nameOf(member)))
      this.listed.set(call, (this.listed.get(call) ?? 0) + fresh.length)
    }
    return answer
  }
}

const nameOf = (snapshot: unknown) =>
  (snapshot as { DBSnapshotIdentifier?: string }).DBSnapshotIdentifier ??
  (snapshot as { DBClusterSnapshotIdentifier?: string }).DBClusterSnapshotIdentifier

if (!hasShared) console.log('left out, shared/real-answers is not beside this repository: answers of real accounts')

describe.skipIf(!hasShared || !hasMoto)('answers that real accounts once gave', () => {
  let real: RealAnswers
  const types: { of: TypeOfConnector; calls: (Call | ListCall)[] }[] = []
  beforeAll(async () => {
    real = await startRealAnswers()
    for (const of of connectors.flatMap(connector => connector.types)) types.push({ of, calls: await callsOf(of) })
  })
  afterAll(() => real?.stop())

  test('are read without a crash, a lost member, or a gap that was not theirs', async () => {
    const problems: string[] = []
    let [items, members] = [0, 0]
    for (const [name, operations] of Object.entries(real.cases)) {
      for (const { of, calls } of types.filter(({ calls }) => calls.some(call => isRecorded(call, operations)))) {
        if (name === NEVER_READY && of.type.id === 'aws.iam.credential-report') continue
        try {
          const { item, listed, answered } = await readAs(real, name, of, operations)
          items++
          members += item.population.collected
          const faults = (await reasonsOn(item)).filter(reason => faultIn(reason) !== null)
          for (const problem of [...lostIn(item, listed), ...unexplained(item, calls, answered), ...faults])
            problems.push(`${name} ${of.type.id}: ${problem}`)
        } catch (error) {
          problems.push(`${name} ${of.type.id}: ${String(error)}`)
        }
      }
    }
    expect(problems).toEqual([])
    expect(members).toBeGreaterThan(900)
    console.log(`${items} populations with ${members} members read from answers of real accounts`)
  }, 600_000)
})

type Operations = Readonly<Record<string, readonly number[]>>

const statusesOf = (operation: string, operations: Operations, of: string): readonly number[] =>
  servicesOf(of).flatMap(service => operations[`${service}.${operation}`] ?? [])

/** What services are recorded as, where that is not the first part of their actions. */
const RECORDED_AS: Readonly<Record<string, readonly string[]>> = {
  cloudwatch: ['monitoring'],
  ecr: ['api.ecr'],
  s3: ['s3', 's3-control'],
  ses: ['email'],
}

function servicesOf(action: string): readonly string[] {
  const service = action.split(':')[0] ?? ''
  return RECORDED_AS[service] ?? [service]
}

const isRecorded = (call: Call | ListCall, operations: Operations) =>
  statusesOf(call.operation, operations, call.actions[0] ?? '').length > 0

/** Reads a type as a case; `answered` are the operations whose every answer was recorded, and none an error. */
async function readAs(real: RealAnswers, name: string, of: TypeOfConnector, operations: Operations) {
  await real.as(name)
  const session = new CountingSession({
    handler: networkHandler(),
    endpoint: real.url,
    credentials: async () => ({ accessKeyId: 'test', secretAccessKey: 'test' }),
  })
  try {
    const item = await collectOne(of, session, ACCOUNT)
    const asked = await real.as('')
    const failed = Object.entries(operations).filter(([, statuses]) => statuses.some(status => status >= 300))
    const answered = new Set(asked.map(([operation]) => operation))
    for (const [operation, how] of asked) if (how !== 'recorded') answered.delete(operation)
    for (const [operation] of failed) answered.delete(operation.split('.')[1] ?? '')
    return { item, listed: session.listed, answered }
  } finally {
    session.close()
  }
}

/** What its checks say of it, where nothing else was collected. */
async function reasonsOn(item: EvidenceItem): Promise<string[]> {
  const reasons = new Set<string>()
  const groups = assessAccount(
    connectors.flatMap(connector => connector.checks).filter(check => check.type.id === item.type),
    {
      ...{ account: ACCOUNT, partition: 'aws', regions: ['us-east-1', 'eu-west-1'], startedAt: new Date() },
      items: [item],
      resources: async function* ({ id }) {
        if (id === item.id) yield* item.resources
      },
    },
  )
  for await (const group of groups)
    for await (const rows of group.batches()) for (const { reason } of rows) reasons.add(reason)
  return [...reasons]
}

/** What is listed first where members are found from others, which are none of them. */
const FOUND_FROM: Readonly<Record<string, string>> = {
  'aws.apigateway.stage': 'GetRestApis',
  'aws.apigatewayv2.route': 'GetApis',
  'aws.apigatewayv2.stage': 'GetApis',
  'aws.backup.recovery-point': 'ListBackupVaults',
  'aws.cognito.user-pool-client': 'ListUserPools',
  'aws.ecs.service': 'ListClusters',
  'aws.efs.mount-target': 'DescribeFileSystems',
  'aws.eks.access-entry': 'ListClusters',
  'aws.eks.addon': 'ListClusters',
  'aws.eks.addon-version': 'ListClusters',
  'aws.eks.cluster-version': 'ListClusters',
  'aws.eks.fargate-profile': 'ListClusters',
  'aws.eks.node-group': 'ListClusters',
  'aws.elbv2.listener': 'DescribeLoadBalancers',
  'aws.events.rule': 'ListEventBuses',
  'aws.organizations.unit': 'ListRoots',
  'aws.service-quotas.quota': 'ListServices',
}

/** Types whose members other lists name, each perhaps several times. */
const NAMED_BY_OTHERS: ReadonlySet<string> = new Set(['aws.ec2.used-image'])

/** What was listed is collected, a gap, excluded, or named again; nothing else. */
function lostIn({ type, population }: EvidenceItem, listed: ReadonlyMap<unknown, number>): string[] {
  if (NAMED_BY_OTHERS.has(type)) return []
  const { collected, gaps, excluded, repeated } = population
  const counted = collected + gaps + excluded.reduce((sum, { count }) => sum + count, 0) + (repeated?.count ?? 0)
  const answered = [...listed]
    .filter(([call]) => (call as ListCall).operation !== FOUND_FROM[type])
    .reduce((sum, [, count]) => sum + count, 0)
  if (listed.size === 0 || counted === answered) return []
  return [`AWS listed ${answered}, but ${JSON.stringify({ collected, gaps, excluded, repeated })}`]
}

/** A gap must come of a call that was not answered (the server takes some of S3's for others), or of a member without its id. */
function unexplained(
  { population, resources }: EvidenceItem,
  calls: readonly (Call | ListCall)[],
  answered: ReadonlySet<string>,
): string[] {
  const gaps = [population.gap, ...resources.flatMap(resource => resource.gaps)].filter(gap => gap !== null)
  return gaps
    .filter(gap => {
      // Names are asked for in batches, and a case holds what was answered to other batches.
      if (gap.detail === 'NotAnswered') return false
      if (gap.detail === 'MemberWithoutId') return population.gaps === 0 && gap === population.gap
      const read = calls.filter(call => call.actions.join(' ') === gap.action)
      return read.every(call => answered.has(call.operation))
    })
    .map(gap => JSON.stringify(gap))
}
