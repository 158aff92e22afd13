import {
  ListDelegatedAdministratorsCommand,
  ListDelegatedServicesForAccountCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations'
import { list, type Reader } from '../../kit/index.ts'
import type { DelegatedAdministrator } from './delegated-administrator.ts'
import { NO_ORGANIZATION } from './organization.calls.ts'

export const listDelegatedAdministrators = list({
  action: 'organizations:ListDelegatedAdministrators',
  client: OrganizationsClient,
  command: ListDelegatedAdministratorsCommand,
  items: page => page.DelegatedAdministrators,
  token: { input: 'NextToken', next: page => page.NextToken },
  absent: NO_ORGANIZATION,
})

export const listDelegatedServices = list({
  action: 'organizations:ListDelegatedServicesForAccount',
  client: OrganizationsClient,
  command: ListDelegatedServicesForAccountCommand,
  items: page => page.DelegatedServices,
  token: { input: 'NextToken', next: page => page.NextToken },
  gone: ['AccountNotRegisteredException'],
})

const read: Reader<DelegatedAdministrator> = async function* (aws) {
  for await (const account of aws.list(listDelegatedAdministrators, {})) {
    const DelegatedServices = aws.all(listDelegatedServices, { AccountId: account.Id as string })
    yield { id: account.Arn as string, name: account.Name, settings: { ...account, DelegatedServices } }
  }
}

export default read
