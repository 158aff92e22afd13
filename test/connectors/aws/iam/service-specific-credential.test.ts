import { expect, test } from 'vitest'
import { iam } from '../../../../connectors/aws/iam/index.ts'
import { serviceSpecificCredential } from '../../../../connectors/aws/iam/service-specific-credential.ts'
import type { Answer } from '../../../../demo/kit/answer.ts'
import { xml } from '../../../../demo/kit/answer.ts'
import { hasMoto, testAws, typeIn } from '../../../kit/collect.ts'

test.skipIf(!hasMoto)('keys of all users in one call; where Bedrock takes none there are none', async () => {
  const bodies: string[] = []
  const error = (code: string) =>
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code></Error></ErrorResponse>`
  const listed = `<ListServiceSpecificCredentialsResponse><ListServiceSpecificCredentialsResult><ServiceSpecificCredentials><member><UserName>models</UserName><Status>Active</Status><ServiceSpecificCredentialId>ACCA1</ServiceSpecificCredentialId></member></ServiceSpecificCredentials></ListServiceSpecificCredentialsResult></ListServiceSpecificCredentialsResponse>`
  const given = [xml(listed), xml(error('ServiceNotSupportedException'), 404), xml(error('AccessDenied'), 403)]
  const answer: Answer = {
    service: 'iam',
    operation: 'ListServiceSpecificCredentials',
    respond: ({ body }) => {
      bodies.push(body)
      return given[0] ?? null
    },
  }
  const aws = await testAws([answer])
  const read = async () => aws.collect(typeIn(iam, serviceSpecificCredential), 'global')
  expect((await read()).resources).toMatchObject([{ id: 'ACCA1', name: 'models' }])
  expect(bodies[0]).toMatch(/AllUsers=true/)
  expect(bodies[0]).toMatch(/ServiceName=bedrock\.amazonaws\.com/)
  given.shift()
  expect((await read()).population).toMatchObject({ complete: true, listed: 0, gap: null })
  given.shift()
  expect((await read()).population).toMatchObject({ complete: false, gap: { reason: 'denied' } })
  await aws.stop()
})
