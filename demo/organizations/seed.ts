import {
  AttachPolicyCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  CreatePolicyCommand,
  EnableAWSServiceAccessCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  MoveAccountCommand,
  OrganizationsClient,
  RegisterDelegatedAdministratorCommand,
} from '@aws-sdk/client-organizations'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

const UNITS = { Security: ['northwind-security'], Workloads: ['northwind-payments', 'northwind-ledger'], Sandbox: [] }

/** The organization that Northwind Pay's account manages: three more accounts, three units, one guardrail. */
export async function seedOrganizations(account: SeedAccount): Promise<void> {
  const client = account.client(OrganizationsClient)
  await client.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }))
  const { Roots } = await client.send(new ListRootsCommand({}))
  const root = Roots?.[0]?.Id ?? ''
  for (const service of ['guardduty.amazonaws.com', 'cloudtrail.amazonaws.com'])
    await client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: service }))
  const accounts = new Map<string, string>()
  const units = new Map<string, string>()
  for (const [Name, members] of Object.entries(UNITS)) {
    const made = await client.send(new CreateOrganizationalUnitCommand({ ParentId: root, Name }))
    const unit = made.OrganizationalUnit?.Id ?? ''
    units.set(Name, unit)
    for (const member of members) accounts.set(member, await addAccount(client, member, root, unit))
  }
  await addGuardrail(client, root, units.get('Workloads') ?? '')
  await client.send(
    new RegisterDelegatedAdministratorCommand({
      AccountId: accounts.get('northwind-security'),
      ServicePrincipal: 'guardduty.amazonaws.com',
    }),
  )
}

async function addAccount(client: OrganizationsClient, name: string, root: string, unit: string): Promise<string> {
  const made = await client.send(new CreateAccountCommand({ AccountName: name, Email: `${name}@northwindpay.example` }))
  const AccountId = made.CreateAccountStatus?.AccountId ?? ''
  await client.send(new MoveAccountCommand({ AccountId, SourceParentId: root, DestinationParentId: unit }))
  return AccountId
}

async function addGuardrail(client: OrganizationsClient, root: string, unit: string): Promise<void> {
  const PolicyType = 'SERVICE_CONTROL_POLICY'
  await client.send(new EnablePolicyTypeCommand({ RootId: root, PolicyType }))
  const Content = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Deny', Action: ['cloudtrail:StopLogging', 'organizations:LeaveOrganization'], Resource: '*' },
    ],
  })
  const made = await client.send(
    new CreatePolicyCommand({ Name: 'nwp-baseline', Description: 'What no account may do', Type: PolicyType, Content }),
  )
  await client.send(new AttachPolicyCommand({ PolicyId: made.Policy?.PolicySummary?.Id, TargetId: unit }))
}

export default { since: 1470, fill: seedOrganizations } satisfies Seed
