import { afterAll, beforeAll, expect, test } from 'vitest'
import { graphqlApi } from '../../../../connectors/aws/appsync/graphql-api.ts'
import { appsync } from '../../../../connectors/aws/appsync/index.ts'
import { answered, refused } from '../../../kit/aws-wire/answer.ts'
import { type Change, madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

const collect = (change?: Change) => aws.collect(typeIn(appsync, graphqlApi), change)
const onCache =
  (name: string): Change =>
  (_, { operation }) =>
    operation.name === 'GetApiCache' ? refused(operation, name) : undefined

test('an API without a cache has none, which is no gap', async () => {
  const { resources } = await collect(onCache('NotFoundException'))
  expect(resources[0]).toMatchObject({ settings: { Cache: null }, gaps: [] })
})

test('a cache that may not be read is a gap, and so is one that AWS does not describe', async () => {
  const denied = await collect(onCache('UnauthorizedException'))
  expect(denied.resources[0]?.gaps).toMatchObject([{ field: 'Cache', reason: 'denied' }])
  const empty = await collect((_, { operation }) =>
    operation.name === 'GetApiCache' ? answered(operation, {}) : undefined,
  )
  expect(empty.resources[0]?.gaps).toMatchObject([{ field: 'Cache', detail: 'EmptyAnswer' }])
})

test('merged APIs are asked for as well, and nobody else’s', async () => {
  const asked: string[] = []
  const { resources, population } = await collect(({ text }, { operation }) => {
    if (operation.name !== 'ListGraphqlApis') return undefined
    const kind = /apiType=(\w+)/.exec(text)?.[1] ?? ''
    asked.push(`${kind} ${/owner=(\w+)/.exec(text)?.[1]}`)
    return answered(operation, { graphqlApis: [{ apiId: kind, arn: `arn:aws:appsync:us-east-1:1:apis/${kind}` }] })
  })
  expect(asked.sort()).toEqual(['GRAPHQL CURRENT_ACCOUNT', 'MERGED CURRENT_ACCOUNT'])
  expect(population).toMatchObject({ complete: true, listed: 2 })
  expect(resources.map(({ name }) => name).sort()).toEqual(['GRAPHQL', 'MERGED'])
})
