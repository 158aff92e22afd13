import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { evidenceTypes } from '../../../connectors/index.ts'
import {
  leastPrivilegePolicy,
  MANAGED_POLICY_LIMIT,
  managedPolicies,
  type PolicyDocument,
  renderPolicy,
} from '../../../src/service/frameworks/policy.ts'

const all = evidenceTypes.map(type => type.id)
const actionsOf = (documents: readonly PolicyDocument[]) =>
  documents.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action))
const made = (services: number, actions: number): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: Array.from({ length: services }, (_, s) => ({
    Sid: `ReadService${s}`,
    Effect: 'Allow',
    Action: Array.from({ length: actions }, (_, a) => `service${s}:DescribeSomethingOfManyWords${a}`),
    Resource: '*',
  })),
})

test.each([
  ['what every type needs', () => leastPrivilegePolicy(all)],
  ['many services', async () => made(90, 12)],
  ['one service that is larger than a policy', async () => made(1, 700)],
])('%s is cut into policies that IAM takes, with every action once, in order', async (_, policy) => {
  const whole = await policy()
  const parts = managedPolicies(whole)
  for (const part of parts) {
    expect(JSON.stringify(part).length).toBeLessThanOrEqual(MANAGED_POLICY_LIMIT)
    const names = part.Statement.map(({ Sid }) => Sid)
    expect([...new Set(names)]).toEqual(names)
  }
  expect(actionsOf(parts)).toEqual(actionsOf([whole]))
  expect(managedPolicies(whole)).toEqual(parts)
})

test('the template and the list hold the same managed policies, all given to the role', async () => {
  const parts: PolicyDocument[] = JSON.parse(await renderPolicy('json', all, true))
  // The stack fills in its own partition, and so does Terraform.
  const yaml = await renderPolicy('cloudformation', all)
  const template = parse(yaml.replaceAll(/Fn::Sub: (.*)\$\{AWS::Partition\}/g, '$1aws'))
  const { ExhibitRole, ...policies } = template.Resources
  expect(
    Object.values<{ Properties: { PolicyDocument: unknown } }>(policies).map(p => p.Properties.PolicyDocument),
  ).toEqual(parts)
  expect(ExhibitRole.Properties.ManagedPolicyArns).toEqual(Object.keys(policies).map(Ref => ({ Ref })))
  const terraform = await renderPolicy('terraform', all)
  expect(terraform.match(/^resource "aws_iam_role_policy_attachment"/gm)).toHaveLength(parts.length)
  expect(terraform).not.toContain('arn:aws:')
})

test('what one action reads of everything is allowed for what is read alone: no values of API keys', async () => {
  const { Statement }: PolicyDocument = JSON.parse(await renderPolicy('json', all))
  const [gateway] = Statement.filter(({ Action }) => Action.includes('apigateway:GET'))
  expect(gateway?.Resource).toContain('arn:aws:apigateway:*::/restapis/*')
  expect(JSON.stringify(gateway)).not.toMatch(/apikeys|"\*"/)
})
