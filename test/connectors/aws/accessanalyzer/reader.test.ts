import { expect, test } from 'vitest'
import { analyzer } from '../../../../connectors/aws/accessanalyzer/analyzer.ts'
import { accessanalyzer } from '../../../../connectors/aws/accessanalyzer/index.ts'
import { answers } from '../../../../demo/accessanalyzer/answers.ts'
import { type Answer, json } from '../../../../demo/kit/answer.ts'
import { hasMoto, testAws, typeIn } from '../../../kit/collect.ts'

const analyzers = typeIn(accessanalyzer, analyzer)
const list = (respond: Answer['respond']): Answer => ({
  service: 'access-analyzer',
  operation: /^GET \/analyzer$/,
  respond,
})

test.skipIf(!hasMoto)('the analyzers of the demo', async () => {
  const aws = await testAws(answers)
  const main = await aws.collect(analyzers, 'us-east-1')
  expect(main.resources.map(r => [r.name, r.settings.type])).toEqual([
    ['nwp-external', 'ACCOUNT'],
    ['nwp-unused', 'ACCOUNT_UNUSED_ACCESS'],
  ])
  expect((await aws.collect(analyzers, 'eu-west-1')).resources.map(r => r.name)).toEqual(['nwp-unused'])
  await aws.stop()
})

test.skipIf(!hasMoto)('pages are followed, what moves is kept apart, a refusal is a gap', async () => {
  const one = (name: string) => ({
    arn: `arn:aws:access-analyzer:us-east-1:111122223333:analyzer/${name}`,
    name,
    type: 'ACCOUNT',
    status: 'ACTIVE',
    createdAt: '2025-02-03T09:12:44Z',
    lastResourceAnalyzedAt: '2026-10-31T09:12:44Z',
  })
  const given = [
    list(({ query }) =>
      json(query.has('nextToken') ? { analyzers: [one('b')] } : { analyzers: [one('a')], nextToken: 't' }),
    ),
  ]
  const aws = await testAws(given)
  const item = await aws.collect(analyzers)
  expect(item.resources.map(r => r.name)).toEqual(['a', 'b'])
  expect(item.resources[0]?.settings).not.toHaveProperty('lastResourceAnalyzedAt')
  expect(item.resources[0]?.observed).toEqual({ lastResourceAnalyzedAt: '2026-10-31T09:12:44.000Z' })
  given[0] = list(() => json({ __type: 'AccessDeniedException' }, 403))
  expect((await aws.collect(analyzers)).population.gap).toMatchObject({ reason: 'denied' })
  await aws.stop()
})
