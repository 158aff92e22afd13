import { expect, test } from 'vitest'
import { listClusters as ofEcs } from '../../connectors/aws/ecs/cluster.calls.ts'
import { listClusters as ofEks } from '../../connectors/aws/eks/cluster.calls.ts'
import { connectors } from '../../connectors/index.ts'
import { noTraffic } from '../../src/collect/handlers.ts'
import { CallFailed, type Session } from '../../src/collect/session.ts'
import { sharedKey } from '../../src/collect/shared.ts'
import { collectOne } from '../kit/collect.ts'

const typeNamed = (id: string) => {
  const found = connectors.flatMap(({ types }) => types).find(({ type }) => type.id === id)
  if (!found) throw new Error(id)
  return found
}

/** A session that answers every call with one error. */
function failing(error: object): { session: Session; asked: () => number } {
  let asked = 0
  const send = async () => {
    asked++
    throw new CallFailed(new Date(), noTraffic(), Object.assign(new Error('failed'), error))
  }
  return { session: { send } as unknown as Session, asked: () => asked }
}

test('once the time of a target is up, nothing more is asked, and what is missing says so', async () => {
  const { session, asked } = failing({})
  const until = { until: Date.now() - 1 }
  for (const id of ['aws.ec2.volume', 'aws.s3.bucket', 'aws.iam.user']) {
    const { population } = await collectOne(typeNamed(id), session, '123456789012', undefined, undefined, until)
    expect(population).toMatchObject({ complete: false, gap: { reason: 'timeout', detail: 'TargetTimeout' } })
  }
  expect(asked()).toBe(0)
})

test('a name that does not resolve is a service that is not there only where AWS lists no endpoint of it', async () => {
  const gapIn = async (region: string) => {
    const hostname = `account.${region}.amazonaws.com`
    const { session } = failing({ code: 'ENOTFOUND', hostname })
    const { resources } = await collectOne(typeNamed('aws.account.contacts'), session, '123456789012', region)
    return resources[0]?.gaps[0]
  }
  expect(await gapIn('us-gov-west-1')).toMatchObject({ reason: 'not_supported', detail: 'NoEndpoint' })
  expect(await gapIn('eu-west-1')).toMatchObject({ reason: 'unreachable' })
})

test('an answer that readers share is of one service, though another has an operation of that name', () => {
  const keys = [ofEcs, ofEks].map(call => sharedKey(call, 'us-east-1', {}))
  expect(ofEcs.operation).toBe(ofEks.operation)
  expect(new Set(keys).size).toBe(2)
})
