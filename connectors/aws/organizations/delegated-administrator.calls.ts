import {
  ListDelegatedAdministratorsCommand,
  ListDelegatedServicesForAccountCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations'
import { list, type Reader } from '../../kit/index.ts'
import { managementOf, NO_ORGANIZATION, NOT_FOR_MEMBERS, STANDALONE } from '../shared/organization.calls.ts'
import type { DelegatedAdministrator } from './delegated-administrator.ts'

export { describeOrganization } from '../shared/organization.calls.ts'

export const listDelegatedAdministrators = list({
  action: 'organizations:ListDelegatedAdministrators',
  client: OrganizationsClient,
  command: ListDelegatedAdministratorsCommand,
  items: 'DelegatedAdministrators',
  id: ['Arn', 'Id'],
  token: 'NextToken',
  absent: NO_ORGANIZATION,
  none: STANDALONE,
  notOurs: NOT_FOR_MEMBERS,
})

export const listDelegatedServices = list({
  action: 'organizations:ListDelegatedServicesForAccount',
  client: OrganizationsClient,
  command: ListDelegatedServicesForAccountCommand,
  items: 'DelegatedServices',
  token: 'NextToken',
  gone: ['AccountNotRegisteredException'],
})

const read: Reader<DelegatedAdministrator> = async function* (aws) {
  for await (const account of aws.list(listDelegatedAdministrators, {}, { owner: managementOf(aws) })) {
    const DelegatedServices = aws.all(listDelegatedServices, { AccountId: account.Id })
    yield { id: account.Arn, name: account.Name, settings: { ...account, DelegatedServices } }
  }
}

export default read
