import { afterAll, beforeAll, expect, test } from 'vitest'
import { elbv2 } from '../../../../connectors/aws/elbv2/index.ts'
import { listener } from '../../../../connectors/aws/elbv2/listener.ts'
import { loadBalancer } from '../../../../connectors/aws/elbv2/load-balancer.ts'
import { answered } from '../../../kit/aws-wire/answer.ts'
import { madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

test('attributes are sorted, as AWS gives them in no order', async () => {
  const Attributes = ['b', 'c', 'a'].map(Key => ({ Key, Value: 'true' }))
  const { resources } = await aws.collect(typeIn(elbv2, loadBalancer), ({ operation }) =>
    operation.name === 'DescribeLoadBalancerAttributes' ? answered(operation, { Attributes }) : undefined,
  )
  expect(resources[0]?.settings.Attributes).toEqual(Attributes.toSorted((a, b) => (a.Key < b.Key ? -1 : 1)))
})

const SslPolicy = 'ELBSecurityPolicy-TLS13-1-2-2021-06'
const arn = (kind: string) =>
  `arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/${kind}/shop/50dc6c495c0c9188/f2f7dc8efc522ab2`

const listeners = (kind: string, policies: object[]) =>
  aws.collect(typeIn(elbv2, listener), ({ operation }) => {
    if (operation.name === 'DescribeListeners')
      return answered(operation, { Listeners: [{ ListenerArn: arn(kind), Port: 443, SslPolicy }] })
    return operation.name === 'DescribeSSLPolicies' ? answered(operation, { SslPolicies: policies }) : undefined
  })

test('a listener carries what its TLS policy stands for', async () => {
  const Described = { Name: SslPolicy, SslProtocols: ['TLSv1.2'] }
  const { resources } = await listeners('app', [{ Name: 'other' }, Described])
  expect(resources[0]).toMatchObject({ settings: { SslPolicyDescription: Described, Rules: [expect.anything()] } })
})

test('a policy that AWS describes by another name is none, and network load balancers have no rules', async () => {
  const { resources } = await listeners('net', [{ Name: 'other', SslProtocols: ['TLSv1.3'] }])
  expect(resources[0]).toMatchObject({ settings: { SslPolicyDescription: null, Rules: null }, gaps: [] })
})

test('secrets of sign-in through OIDC are redacted', async () => {
  const { resources } = await aws.collect(typeIn(elbv2, listener))
  expect(JSON.stringify(resources)).toContain('elbv2-oidc-client-secret')
  expect(JSON.stringify(resources)).not.toContain('"ClientSecret-1"')
})
