import { expect, test } from 'vitest'
import { hasMoto } from '../../kit/collect.ts'
import { gatedService } from './gated.ts'

test.skipIf(!hasMoto)('a run of a service whose credentials end fails by name, without a package', async () => {
  const { gate, start, ended, runtime } = await gatedService()
  gate.decide = asked => (asked.service === 'sns' ? { deny: 'ExpiredToken' } : null)
  const id = await start(['aws.iam.password-policy', 'aws.sns.topic'])
  expect(await ended(id)).toMatchObject({ status: 'failed', error: { code: 'credentials_expired' } })
  expect(await runtime.store.packages.ofRun(id)).toEqual([])
})

test.skipIf(!hasMoto)('a region that does not take the credentials is refused, not disabled', async () => {
  const { gate, start, ended, runtime } = await gatedService()
  gate.decide = asked => (asked.region === 'eu-west-1' ? { deny: 'InvalidClientTokenId' } : null)
  const id = await start(['aws.sns.topic'])
  expect(await ended(id)).toMatchObject({ status: 'finished' })
  const targets = await runtime.store.targets.list(id)
  expect(targets.find(({ region }) => region === 'eu-west-1')).toMatchObject({
    status: 'refused',
    error: { message: expect.stringContaining('the credentials are not accepted in this region') },
  })
})
