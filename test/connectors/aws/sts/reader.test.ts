import { expect, test } from 'vitest'
import { caller } from '../../../../connectors/aws/sts/caller.ts'
import { sts } from '../../../../connectors/aws/sts/index.ts'
import { hasMoto, testAws, typeIn } from '../../../kit/collect.ts'

test.skipIf(!hasMoto)('the caller, whose session is observed', async () => {
  const aws = await testAws()
  const item = await aws.collect(typeIn(sts, caller))
  await aws.stop()
  expect(item.population).toMatchObject({ listed: 1, complete: true })
  expect(item.resources).toMatchObject([
    {
      id: `arn:aws:iam::${aws.account}:root`,
      settings: { Account: aws.account },
      observed: { Arn: expect.stringContaining(':assumed-role/') },
    },
  ])
})
