import { afterAll, beforeAll, expect, test } from 'vitest'
import { distribution } from '../../../../connectors/aws/cloudfront/distribution.ts'
import { cloudfront } from '../../../../connectors/aws/cloudfront/index.ts'
import { answered } from '../../../kit/aws-wire/answer.ts'
import { madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

test('deliveries of logs are those of sources that name the distribution', async () => {
  const all = await aws.collect(typeIn(cloudfront, distribution))
  const arn = all.resources[0]?.id
  const item = await aws.collect(typeIn(cloudfront, distribution), (_, { operation }) => {
    if (operation.name === 'DescribeDeliverySources')
      return answered(operation, {
        deliverySources: [
          { name: 'mine', resourceArns: [arn] },
          { name: 'another', resourceArns: ['arn:aws:cloudfront::111122223333:distribution/E0'] },
        ],
      })
    if (operation.name !== 'DescribeDeliveries') return undefined
    const deliveries = ['mine', 'another'].map(name => ({ id: `of-${name}`, deliverySourceName: name }))
    return answered(operation, { deliveries })
  })
  expect(item.resources[0]?.settings).toMatchObject({ LogDeliveries: [{ id: 'of-mine' }] })
})

test('origin access controls are those that an origin of the distribution names', async () => {
  const item = await aws.collect(typeIn(cloudfront, distribution), (_, { operation, value }) => {
    if (operation.name === 'ListOriginAccessControls')
      return answered(operation, {
        OriginAccessControlList: {
          Items: ['E1', 'E2'].map(Id => ({ Id, SigningBehavior: 'never' })),
        },
      })
    if (operation.name !== 'GetDistributionConfig') return undefined
    const page = value() as { DistributionConfig: { Origins: { Items: object[] } } }
    const [origin] = page.DistributionConfig.Origins.Items
    page.DistributionConfig.Origins.Items = [{ ...origin, OriginAccessControlId: 'E2' }]
    return answered(operation, page)
  })
  expect(item.resources[0]?.settings).toMatchObject({ OriginAccessControls: [{ Id: 'E2', SigningBehavior: 'never' }] })
})

test('the secret by which an origin knows CloudFront is struck out', async () => {
  const secret = 'plain-word-that-no-scanner-knows'
  const item = await aws.collect(typeIn(cloudfront, distribution), (_, { operation, value }) => {
    if (operation.name !== 'GetDistributionConfig') return undefined
    const page = value() as { DistributionConfig: { Origins: { Items: object[] } } }
    const [origin] = page.DistributionConfig.Origins.Items
    const CustomHeaders = { Quantity: 1, Items: [{ HeaderName: 'x-origin-verify', HeaderValue: secret }] }
    page.DistributionConfig.Origins.Items = [{ ...origin, CustomHeaders }]
    return answered(operation, page)
  })
  expect(JSON.stringify(item)).toContain('x-origin-verify')
  expect(JSON.stringify(item)).not.toContain(secret)
})
