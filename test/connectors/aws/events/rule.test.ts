import { afterAll, beforeAll, expect, test } from 'vitest'
import { events } from '../../../../connectors/aws/events/index.ts'
import { rule } from '../../../../connectors/aws/events/rule.ts'
import { answered } from '../../../kit/aws-wire/answer.ts'
import { madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

test('what a rule hands to its targets is struck out', async () => {
  const item = await aws.collect(typeIn(events, rule), (_, { operation }) =>
    operation.name === 'ListTargetsByRule'
      ? answered(operation, {
          Targets: [
            {
              Id: 'one',
              Arn: 'arn:aws:lambda:us-east-1:111122223333:function:pay',
              Input: 'plain-word-one',
              InputTransformer: { InputPathsMap: { id: '$.id' }, InputTemplate: 'plain-word-two' },
              HttpParameters: {
                HeaderParameters: { 'x-key': 'plain-word-three' },
                PathParameterValues: ['plain-word-four'],
              },
            },
          ],
        })
      : undefined,
  )
  expect(JSON.stringify(item)).toContain('x-key')
  expect(JSON.stringify(item)).toContain('function:pay')
  expect(JSON.stringify(item)).not.toContain('plain-word')
})
