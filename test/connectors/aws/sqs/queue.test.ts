import { afterAll, beforeAll, expect, test } from 'vitest'
import { sqs } from '../../../../connectors/aws/sqs/index.ts'
import { queue } from '../../../../connectors/aws/sqs/queue.ts'
import { answered } from '../../../kit/aws-wire/answer.ts'
import { madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

const NAME = 'https://sqs.us-east-1.amazonaws.com/111122223333/orders.fifo'

test('names a queue by its ARN, and keeps counts of messages apart from settings', async () => {
  const { resources } = await aws.collect(typeIn(sqs, queue), ({ operation }) => {
    if (operation.name === 'ListQueues') return answered(operation, { QueueUrls: [NAME] })
    if (operation.name !== 'GetQueueAttributes') return undefined
    return answered(operation, { Attributes: { ApproximateNumberOfMessages: '7', VisibilityTimeout: '30' } })
  })
  expect(resources).toMatchObject([
    {
      id: 'arn:aws:sqs:us-east-1:111122223333:orders.fifo',
      name: 'orders.fifo',
      settings: { QueueUrl: NAME, Attributes: { VisibilityTimeout: '30' } },
      observed: { MessageCounts: { ApproximateNumberOfMessages: '7' } },
    },
  ])
  expect(resources[0]?.settings.Attributes).not.toHaveProperty('ApproximateNumberOfMessages')
})

test('asks for pages, without which AWS ends the list at 1,000', async () => {
  const asked: string[] = []
  const { population } = await aws.collect(typeIn(sqs, queue), ({ operation, text }) => {
    if (operation.name !== 'ListQueues') return undefined
    asked.push(text)
    const more = asked.length === 1 ? { NextToken: 'more' } : {}
    return answered(operation, { QueueUrls: [`${NAME}${asked.length}`], ...more })
  })
  expect(population).toMatchObject({ complete: true, collected: 2 })
  expect(asked).toEqual(
    [/"MaxResults":1000/, /"MaxResults":1000.*more|more.*"MaxResults":1000/].map(of => expect.stringMatching(of)),
  )
})
