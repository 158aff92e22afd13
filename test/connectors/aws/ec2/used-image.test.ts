import { expect, test } from 'vitest'
import { ec2 } from '../../../../connectors/aws/ec2/index.ts'
import { imageNotDeprecated } from '../../../../connectors/aws/ec2/used-image.checks.ts'
import { usedImage } from '../../../../connectors/aws/ec2/used-image.ts'
import { type Answer, xml } from '../../../../demo/kit/answer.ts'
import { hasMoto, testAws, typeIn } from '../../../kit/collect.ts'
import { checkTable } from '../../../kit/table.ts'

const asOf = '2026-11-01T00:00:00Z'
const from = (Image: object | null) => ({
  asOf,
  settings: { ImageId: 'ami-1' },
  read: {
    images: [
      {
        id: 'arn:aws:ec2:us-east-1::image/ami-0',
        name: 'ami-0',
        settings: { Image: { DeprecationTime: '2020-01-01' } },
      },
      { id: 'arn:aws:ec2:us-east-1::image/ami-1', name: 'ami-1', settings: { Image } },
    ],
  },
})

checkTable(imageNotDeprecated, {
  pass: [
    { case: 'no date', ...from({ OwnerId: '1' }) },
    { case: 'a later date', ...from({ DeprecationTime: '2026-11-01T00:00:01.000Z' }) },
  ],
  fail: [{ case: 'deprecated', ...from({ DeprecationTime: '2026-11-01T00:00:00.000Z' }), reason: /since 2026-11-01/ }],
  unknown: [
    { case: 'AWS shows it no more', ...from(null) },
    { case: 'it was not read', ...from({}), settings: { ImageId: 'ami-2' } },
    { case: 'AWS names no image', ...from({}), settings: {} },
    { case: 'a time that cannot be read', ...from({ DeprecationTime: 'soon' }) },
  ],
})

test.skipIf(!hasMoto)('each image of an instance once, also one that is gone', async () => {
  const instances = ['ami-1', 'ami-2', 'ami-1'].map(
    (id, n) => `<item><instanceId>i-${n}</instanceId><imageId>${id}</imageId></item>`,
  )
  const bodies: string[] = []
  const given: Answer[] = [
    {
      service: 'ec2',
      operation: 'DescribeInstances',
      respond: () =>
        xml(
          `<DescribeInstancesResponse><reservationSet><item><instancesSet>${instances.join('')}</instancesSet></item></reservationSet></DescribeInstancesResponse>`,
        ),
    },
    {
      service: 'ec2',
      operation: 'DescribeImages',
      respond: ({ body }) => {
        bodies.push(body)
        return xml(
          '<DescribeImagesResponse><imagesSet><item><imageId>ami-1</imageId><imageOwnerAlias>amazon</imageOwnerAlias><deprecationTime>2027-01-01T00:00:00.000Z</deprecationTime></item></imagesSet></DescribeImagesResponse>',
        )
      },
    },
  ]
  const aws = await testAws(given)
  const item = await aws.collect(typeIn(ec2, usedImage))
  expect(item.resources.map(r => [r.id, r.settings])).toEqual([
    [
      'arn:aws:ec2:us-east-1::image/ami-1',
      { ImageId: 'ami-1', Image: { ImageOwnerAlias: 'amazon', DeprecationTime: '2027-01-01T00:00:00.000Z' } },
    ],
    ['arn:aws:ec2:us-east-1::image/ami-2', { ImageId: 'ami-2', Image: null }],
  ])
  expect(bodies).toHaveLength(1)
  expect(bodies[0]).toMatch(/IncludeDeprecated=true/)
  await aws.stop()
})
