import { describe, expect, test } from 'vitest'
import { ACCOUNT, accessIn, type Document, type Missing, type Scenario, type Statement } from './scenario.ts'

const ANN = `arn:aws:iam::${ACCOUNT}:user/ann`
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`
const FUNCTION = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:mailer`
const SERVICE = `arn:aws:ecs:us-east-1:${ACCOUNT}:service/shop/web`
const DEFINITION = `arn:aws:ecs:us-east-1:${ACCOUNT}:task-definition/jobs:4`
const document = (...Statement: Statement[]): Document => ({ Version: '2012-10-17', Statement })
const trust = (Service: string) => document({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service } })
const ALL = { all: document({ Effect: 'Allow', Action: '*', Resource: '*' }) }

function scenarioOf(ann: Statement[], resources: Scenario['resources']): Scenario {
  return {
    ...{ scenario: 'carriers', path: null, groups: [], policies: {}, bucketPolicies: {}, resources },
    users: [{ name: 'ann', inline: { own: document(...ann) }, attached: [] }],
    roles: [
      { name: 'function', inline: ALL, attached: [], trust: trust('lambda.amazonaws.com') },
      { name: 'unused', inline: ALL, attached: [], trust: trust('lambda.amazonaws.com') },
      { name: 'task', inline: ALL, attached: [], trust: trust('ecs-tasks.amazonaws.com') },
    ],
    expected: { escalations: [], chains: [], administrators: { yes: [], no: [] } },
  }
}

async function told(ann: Statement[], resources: Scenario['resources'], missing?: Missing) {
  const member = (await accessIn(scenarioOf(ann, resources), missing)).members.get(ANN)
  const { Escalations = [] } = (member?.settings ?? {}) as { Escalations?: Found[] }
  return Escalations.map(({ Path, To, Certainty, Conditions }) => ({ Path, To, Certainty, Conditions }))
}
interface Found {
  Path: string
  To: string
  Certainty: string
  Conditions: string[]
}

const own = (Action: string | string[], Resource: string | string[] = '*'): Statement => ({
  ...{ Effect: 'Allow', Action, Resource },
})
const at = (kind: string, arn: string, of: string) => ({ kind, name: arn.split(/[:/]/).at(-1) ?? '', arn, role: of })
const mailer = at('lambda-function', FUNCTION, role('function'))

describe('a function whose code one may write', () => {
  const writes = [own('lambda:UpdateFunctionCode', FUNCTION)]

  test('gives its role, and no other that Lambda may assume', async () => {
    expect(await told(writes, [mailer])).toEqual([
      { Path: 'lambda-003', To: role('function'), Certainty: 'certain', Conditions: [] },
    ])
  })

  test('that is another one gives nothing', async () => {
    expect(await told([own('lambda:UpdateFunctionCode', `${FUNCTION}-2`)], [mailer])).toEqual([])
  })

  test('may be any, where functions were not read', async () => {
    const lists = { 'aws.lambda.function': 'lambda:ListFunctions' }
    const ways = await told(writes, [mailer], { lists })
    expect(ways.map(w => [w.To, w.Certainty])).toEqual([
      [role('function'), 'conditional'],
      [role('unused'), 'conditional'],
    ])
  })

  test('may take signed code only, where that was not read', async () => {
    const [way] = await told(writes, [mailer], { fields: { [FUNCTION]: ['CodeSigningConfigArn'] } })
    expect(way).toMatchObject({
      Certainty: 'conditional',
      Conditions: [`${FUNCTION} takes code that nobody trusted signed`],
    })
  })
})

describe('tasks', () => {
  const commands = [own(['ecs:ExecuteCommand', 'ecs:DescribeTasks'])]

  test('of a service give the role of their definition to whoever runs commands in them', async () => {
    const ways = await told(commands, [at('ecs-service', SERVICE, role('task'))])
    expect(ways).toContainEqual({ Path: 'ecs-006', To: role('task'), Certainty: 'certain', Conditions: [] })
  })

  test('outside of services are not collected', async () => {
    const [way] = await told(commands, [])
    expect(way).toMatchObject({ Path: 'ecs-006', To: role('task'), Certainty: 'conditional' })
    expect(way?.Conditions.join()).toContain('tasks that no service keeps running are not collected')
  })

  test('are run of a definition that is there with a role that is passed, be it without one itself', async () => {
    const runs = [own('ecs:RunTask', DEFINITION), own('iam:PassRole')]
    const ways = await told(runs, [at('task-definition', DEFINITION, '')])
    expect(ways).toContainEqual({ Path: 'ecs-008', To: role('task'), Certainty: 'certain', Conditions: [] })
    expect(await told(runs, [])).toEqual([])
  })
})
