import { expect, test } from 'vitest'
import { aggregator } from '../../../../connectors/aws/config/aggregator.ts'
import { deliveryChannel } from '../../../../connectors/aws/config/delivery-channel.ts'
import { config } from '../../../../connectors/aws/config/index.ts'
import { recorder } from '../../../../connectors/aws/config/recorder.ts'
import { answers } from '../../../../demo/config/answers.ts'
import { seedConfig } from '../../../../demo/config/seed.ts'
import { type Answer, json } from '../../../../demo/kit/answer.ts'
import { hasMoto, testAws, typeIn } from '../../../kit/collect.ts'

const [recorders, channels] = [typeIn(config, recorder), typeIn(config, deliveryChannel)]

test.skipIf(!hasMoto)('the seeded recorders and channels', async () => {
  const aws = await testAws(answers)
  await seedConfig(aws.seed)
  const [main] = (await aws.collect(recorders, 'us-east-1')).resources
  expect(main?.settings).toMatchObject({ recording: true, recordingGroup: { allSupported: true } })
  expect(main?.observed).toMatchObject({ Status: { lastStatus: 'SUCCESS', lastStatusChangeTime: expect.any(String) } })
  const [second] = (await aws.collect(recorders, 'eu-west-1')).resources
  expect(second?.settings).toMatchObject({ recording: false, recordingGroup: { allSupported: false } })
  const [channel] = (await aws.collect(channels, 'us-east-1')).resources
  expect(channel?.settings).toMatchObject({ s3BucketName: `nwp-config-${aws.account}` })
  expect(channel?.observed).toMatchObject({ Status: { configHistoryDeliveryInfo: { lastStatus: 'SUCCESS' } } })
  const [gathers] = (await aws.collect(typeIn(config, aggregator), 'us-east-1')).resources
  expect(gathers?.id).toMatch(/^arn:aws:config:us-east-1:\d{12}:config-aggregator\//)
  expect(gathers?.settings).toMatchObject({ OrganizationAggregationSource: { AwsRegions: ['us-east-1'] } })
  expect((await aws.collect(recorders, 'eu-north-1')).population).toMatchObject({ complete: true, listed: 0 })
  await aws.stop()
})

test.skipIf(!hasMoto)('a refused status is a gap; a status of another recorder is none of ours', async () => {
  const answering = (body: object, status = 200): Answer => ({
    service: 'config',
    operation: 'DescribeConfigurationRecorderStatus',
    respond: () => json(body, status),
  })
  const given = [answering({ __type: 'AccessDeniedException' }, 400)]
  const aws = await testAws(given)
  await seedConfig(aws.seed)
  expect((await aws.collect(recorders)).resources[0]?.gaps.map(g => [g.field, g.reason])).toEqual([
    ['Status', 'denied'],
    ['recording', 'denied'],
  ])
  given[0] = answering({ ConfigurationRecordersStatus: [{ name: 'linked', recording: true }] })
  expect((await aws.collect(recorders)).resources[0]?.settings.recording).toBeNull()
  await aws.stop()
})
