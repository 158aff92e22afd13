import { afterAll, beforeAll, expect, test } from 'vitest'
import { encrypted } from '../../../../connectors/aws/firehose/delivery-stream.checks.ts'
import { deliveryStream } from '../../../../connectors/aws/firehose/delivery-stream.ts'
import { firehose } from '../../../../connectors/aws/firehose/index.ts'
import { answered } from '../../../kit/aws-wire/answer.ts'
import { madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'
import { checkTable } from '../../../kit/table.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

test('pages are followed by the last name of each', async () => {
  const starts: string[] = []
  const { resources, population } = await aws.collect(
    typeIn(firehose, deliveryStream),
    ({ text, nth }, { operation }) => {
      if (operation.name !== 'ListDeliveryStreams') return undefined
      starts.push(/"ExclusiveStartDeliveryStreamName":"([^"]*)"/.exec(text)?.[1] ?? '')
      const names = nth === 0 ? ['a', 'b'] : ['c']
      return answered(operation, { DeliveryStreamNames: names, HasMoreDeliveryStreams: nth === 0 })
    },
  )
  expect(starts).toEqual(['', 'b'])
  expect(resources.map(resource => resource.name)).toEqual(['a', 'b', 'c'])
  expect(population.complete).toBe(true)
})

test('tokens of receivers, and addresses that carry one, are struck out', async () => {
  const item = await aws.collect(typeIn(firehose, deliveryStream), (_, { operation }) =>
    operation.name === 'DescribeDeliveryStream'
      ? answered(operation, {
          DeliveryStreamDescription: {
            DeliveryStreamName: 'logs',
            Destinations: [
              {
                DestinationId: '1',
                SplunkDestinationDescription: { HECEndpoint: 'https://in.example', HECToken: 'plain-word-one' },
              },
              {
                DestinationId: '2',
                HttpEndpointDestinationDescription: {
                  EndpointConfiguration: { Url: 'https://in.example/plain-word-two', Name: 'receiver' },
                  RequestConfiguration: {
                    CommonAttributes: [{ AttributeName: 'x-key', AttributeValue: 'plain-word-three' }],
                  },
                },
              },
            ],
          },
        })
      : undefined,
  )
  expect(JSON.stringify(item)).toContain('receiver')
  expect(JSON.stringify(item)).not.toContain('plain-word')
})

const stream = (DeliveryStreamType?: string, encryption?: object) => ({
  DeliveryStream: { DeliveryStreamType, DeliveryStreamEncryptionConfiguration: encryption },
})

checkTable(encrypted, {
  pass: [{ case: 'on', settings: stream('DirectPut', { Status: 'ENABLED', KeyType: 'AWS_OWNED_CMK' }) }],
  fail: [
    { case: 'off', settings: stream('DirectPut', { Status: 'DISABLED' }), reason: /DISABLED/ },
    { case: 'not set', settings: stream('DirectPut') },
    { case: 'a status we do not know', settings: stream('DirectPut', { Status: 'ENABLING_FAILED' }) },
  ],
  notApplicable: [{ case: 'fed from a data stream', settings: stream('KinesisStreamAsSource') }],
  unknown: [
    { case: 'neither is stated', settings: stream() },
    { case: 'fed from a database', settings: stream('DatabaseAsSource'), reason: /DatabaseAsSource/ },
    { case: 'AWS answers nothing', settings: { DeliveryStream: null } },
  ],
})
