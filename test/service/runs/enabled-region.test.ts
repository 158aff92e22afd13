import { expect, test } from 'vitest'
import { discoveryOf } from '../../../src/service/assess/plan.ts'
import { hasMoto } from '../../kit/collect.ts'
import { gatedService } from './gated.ts'

const listed = (enabled: readonly string[]): string =>
  `<DescribeRegionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>test</requestId><regionInfo>${enabled
    .map(name => `<item><regionName>${name}</regionName><optInStatus>opt-in-not-required</optInStatus></item>`)
    .join('')}</regionInfo></DescribeRegionsResponse>`

test.skipIf(!hasMoto)('a region that is enabled while an account is read is read too, and counted', async () => {
  const { gate, start, ended, runtime, account } = await gatedService()
  const answers = [['us-east-1'], ['us-east-1', 'eu-west-1']]
  gate.decide = ({ action }) => (action === 'DescribeRegions' ? { xml: listed(answers.shift() ?? []) } : null)
  const run = await ended(await start(['aws.iam.password-policy', 'aws.sns.topic'], null))
  expect(run).toMatchObject({ status: 'finished' })
  expect(answers).toEqual([])
  const targets = await runtime.store.targets.list(run.id)
  expect(targets.map(({ region, status }) => `${region} ${status}`).sort()).toEqual([
    'eu-west-1 done',
    'global done',
    'us-east-1 done',
  ])
  expect(discoveryOf(run, account)).toMatchObject({ asked: ['eu-west-1', 'us-east-1'] })
  const asked = gate.asked.filter(({ service }) => service === 'sns').map(({ region }) => region)
  expect(new Set(asked)).toEqual(new Set(['us-east-1', 'eu-west-1']))
})
