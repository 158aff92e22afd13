import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { hopOf } from '../../../src/service/accounts/hop.ts'
import { ServiceError } from '../../../src/service/runtime/error.ts'
import { testService } from '../../api/service.ts'

const ROLE = { kind: 'role', roleArn: 'arn:aws:iam::111122223333:role/x', externalId: null } as const
const named = (name: string) => Object.assign(new Error(name), { name })

test('a test names the hop at which it ended', () => {
  const hops = (['clock_wrong', 'endpoint_unreachable', 'credentials_missing', 'account_mismatch'] as const).map(code =>
    hopOf(new ServiceError(code, 'No.'), ROLE),
  )
  expect(hops).toEqual(['clock', 'network', 'credentials', 'account'])
  const refused = (name: string) => new ServiceError('credentials_refused', 'No.', named(name))
  expect(hopOf(refused('AccessDenied'), ROLE)).toBe('role')
  expect(hopOf(refused('AccessDeniedException'), ROLE)).toBe('role')
  // Whose key it is STS does not know: no role was asked for yet.
  expect(hopOf(refused('InvalidClientTokenId'), ROLE)).toBe('credentials')
  expect(hopOf(refused('AccessDenied'), { kind: 'ambient' })).toBe('credentials')
})

test('the template of an account has its role, its external id and who may assume it', async () => {
  const { admin } = await testService()
  const add = async (access: object) =>
    (await admin('POST', '/v1/accounts', { account: '111122223333', name: 'One', access })).body
  const roleArn = 'arn:aws:iam::111122223333:role/audit/Exhibit'
  const { id, access } = await add({ kind: 'role', roleArn })
  const path = `/v1/accounts/${id}/template`
  const principal = 'arn:aws:iam::999988887777:role/exhibit'
  const formation = parse((await admin('GET', `${path}?principal=${principal}`)).body)
  expect(formation.Parameters).toMatchObject({
    ...{ TrustedPrincipalArn: { Default: principal }, ExternalId: { Default: access.externalId, NoEcho: true } },
  })
  expect(formation.Resources.ExhibitRole.Properties).toMatchObject({ RoleName: 'Exhibit', Path: '/audit/' })
  const terraform: string = (await admin('GET', `${path}?format=terraform`)).body
  expect(terraform).toContain(`default     = "${access.externalId}"`)
  expect(terraform).toMatch(/name {17}= "Exhibit"\n {2}path {17}= "\/audit\/"/)
  expect(terraform).toMatch(/variable "trusted_principal_arn" \{\n {2}type {8}= string\n {2}description = "[^"]+"\n\}/)
  expect((await admin('GET', `${path}?principal=nobody`)).status).toBe(400)

  const change = async (to: object) => admin('PATCH', `/v1/accounts/${id}`, { access: to })
  await change({ kind: 'role', roleArn: 'arn:aws:iam::111122223333:role/x"y' })
  expect((await admin('GET', path)).body).toMatchObject({ code: 'bad_request' })
  await change({ kind: 'ambient' })
  expect((await admin('GET', path)).body).toMatchObject({ code: 'bad_request' })
})
