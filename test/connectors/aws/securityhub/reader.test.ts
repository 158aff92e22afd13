import { expect, test } from 'vitest'
import { hub } from '../../../../connectors/aws/securityhub/hub.ts'
import { securityhub } from '../../../../connectors/aws/securityhub/index.ts'
import { type Answer, json } from '../../../../demo/kit/answer.ts'
import { answers } from '../../../../demo/securityhub/answers.ts'
import { seedSecurityhub } from '../../../../demo/securityhub/seed.ts'
import { hasMoto, testAws, typeIn } from '../../../kit/collect.ts'

const hubs = typeIn(securityhub, hub)
const refusal = (operation: RegExp, name: string, status: number): Answer => ({
  service: 'securityhub',
  operation,
  respond: () => ({ ...json({ Message: name }, status), headers: { 'x-amzn-errortype': name } }),
})

test.skipIf(!hasMoto)('the seeded hub, and a region that refuses', async () => {
  const aws = await testAws(answers)
  await seedSecurityhub(aws.seed)
  const [found] = (await aws.collect(hubs, 'us-east-1')).resources
  expect(found?.id).toBe(`arn:aws:securityhub:us-east-1:${aws.account}:hub/default`)
  expect(found?.settings).toMatchObject({ EnabledStandards: [{ StandardsStatus: 'READY' }] })
  const second = await aws.collect(hubs, 'eu-west-1')
  expect(second.population).toMatchObject({ complete: false, gap: { detail: 'InvalidAccessException' } })
  await aws.stop()
})

test.skipIf(!hasMoto)('a hub that AWS cannot find is none; refusals are gaps', async () => {
  const given: Answer[] = []
  const aws = await testAws(given)
  await seedSecurityhub(aws.seed)
  given[0] = refusal(/^GET \/accounts$/, 'ResourceNotFoundException', 404)
  expect((await aws.collect(hubs)).population).toMatchObject({ complete: true, listed: 0 })
  given[0] = refusal(/^GET \/accounts$/, 'AccessDeniedException', 403)
  expect((await aws.collect(hubs)).population).toMatchObject({ complete: false, gap: { reason: 'denied' } })
  given[0] = refusal(/^POST \/standards\/get$/, 'AccessDeniedException', 403)
  const item = await aws.collect(hubs)
  expect(item.resources[0]?.gaps).toMatchObject([{ field: 'EnabledStandards', reason: 'denied' }])
  await aws.stop()
})
