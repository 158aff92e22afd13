import { afterAll, beforeAll, expect, test } from 'vitest'
import { finding } from '../../../../connectors/aws/guardduty/finding.ts'
import { guardduty } from '../../../../connectors/aws/guardduty/index.ts'
import { answered } from '../../../kit/aws-wire/answer.ts'
import { ACCOUNT, madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

const SECRET = 'plain-word-of-a-command'
const bodies: string[] = []

const found = (Id: string) => ({
  ...{ Id, AccountId: ACCOUNT, Arn: 'a', CreatedAt: '2026-11-01T00:00:00Z', UpdatedAt: '2026-11-02T00:00:00Z' },
  ...{ Region: 'us-east-1', SchemaVersion: '2.0', Severity: 8, Type: 'Execution:Runtime/NewBinaryExecuted' },
  Resource: { ResourceType: 'Instance' },
  Service: {
    RuntimeDetails: { Context: { CommandLineExample: SECRET, LdPreloadValue: SECRET } },
    Action: { KubernetesApiCallAction: { Parameters: SECRET } },
  },
})

const collected = (ids: readonly string[], described = ids) =>
  aws.collect(typeIn(guardduty, finding), (request, { operation }) => {
    if (operation.name === 'ListDetectors') return answered(operation, { DetectorIds: ['d'] })
    if (operation.name === 'ListFindings') {
      bodies.push(request.text)
      return answered(operation, { FindingIds: request.text.includes('resource.resourceType') ? [] : ids })
    }
    return answered(operation, { Findings: described.map(found) })
  })

test('only what is open, about the account itself, and high or about credentials is asked for, and each finding once', async () => {
  const item = await collected(['f1', 'f2'])
  expect(item.population).toMatchObject({ complete: true, collected: 2 })
  const criteria = bodies.map(body => JSON.parse(body.slice(body.indexOf('{'))).findingCriteria.criterion)
  const own = { 'service.archived': { equals: ['false'] }, accountId: { equals: [ACCOUNT] } }
  expect(criteria).toEqual([
    { ...own, severity: { greaterThanOrEqual: 7 } },
    { ...own, severity: { lessThan: 7 }, 'resource.resourceType': { equals: ['AccessKey'] } },
  ])
})

test('commands and request bodies are struck out, and that is told', async () => {
  const item = await collected(['f1'])
  expect(JSON.stringify(item.resources)).not.toContain(SECRET)
  expect(item.redactions.map(({ rule }) => rule)).toEqual(Array(3).fill('guardduty-finding-command'))
})

test('a finding that is listed and not described is a gap, not absent', async () => {
  const item = await collected(['f1', 'f2'], ['f1'])
  expect(item.resources.map(({ gaps }) => gaps.map(g => [g.field, g.action]))).toEqual([
    [],
    [['Finding', 'guardduty:GetFindings']],
  ])
})
