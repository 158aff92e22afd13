import { describe, expect, test } from 'vitest'
import { memberAccount } from '../../../../connectors/aws/organizations/account.ts'
import { accountTags } from '../../../../connectors/aws/organizations/account-tags.ts'
import { delegatedAdministrator } from '../../../../connectors/aws/organizations/delegated-administrator.ts'
import { organizations } from '../../../../connectors/aws/organizations/index.ts'
import { organization } from '../../../../connectors/aws/organizations/organization.ts'
import { organizationPolicy } from '../../../../connectors/aws/organizations/policy.ts'
import { unit } from '../../../../connectors/aws/organizations/unit.ts'
import { type Answer, json } from '../../../../demo/kit/answer.ts'
import { answers } from '../../../../demo/organizations/answers.ts'
import { seedOrganizations } from '../../../../demo/organizations/seed.ts'
import { hasMoto, type TestAws, testAws, typeIn } from '../../../kit/collect.ts'

const TYPES = [organization, memberAccount, accountTags, unit, organizationPolicy, delegatedAdministrator]

const withAccount = async (given: readonly Answer[], run: (aws: TestAws) => Promise<void>) => {
  const aws = await testAws(given)
  try {
    await run(aws)
  } finally {
    await aws.stop()
  }
}
const refusing = (operation: string | RegExp, name: string, Message = 'no'): Answer => ({
  service: 'organizations',
  operation,
  respond: () => json({ __type: name, Message }, 400),
})

describe.skipIf(!hasMoto)('an organization, read from the emulator', () => {
  test('of the management account', () =>
    withAccount(answers, async aws => {
      await seedOrganizations(aws.seed)
      const read = (type: (typeof TYPES)[number]) => aws.collect(typeIn(organizations, type))

      const [own] = (await read(organization)).resources
      expect(own?.settings).toMatchObject({
        FeatureSet: 'ALL',
        MasterAccountId: aws.account,
        MasterAccountEmail: { $redacted: 'organizations-root-email' },
        Roots: [{ PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }] }],
        ResourcePolicy: null,
      })
      expect(own?.settings).toHaveProperty('EnabledServicePrincipals.length', 2)

      const accounts = await read(memberAccount)
      expect(accounts.population).toMatchObject({ listed: 4, complete: true, fieldGaps: 0 })
      for (const { settings } of accounts.resources)
        expect(settings).toMatchObject({ Email: { $redacted: expect.any(String) } })

      const units = await read(unit)
      expect(units.resources.map(u => [u.name, (u.settings.Children as unknown[]).length]).sort()).toEqual([
        ['Sandbox', 0],
        ['Security', 1],
        ['Workloads', 2],
      ])

      const policies = await read(organizationPolicy)
      const baseline = policies.resources.find(p => p.name === 'nwp-baseline')
      expect(policies.population).toMatchObject({ complete: true, fieldGaps: 0 })
      expect(baseline?.settings).toMatchObject({
        Content: { Statement: [{ Effect: 'Deny' }] },
        Targets: [{ Name: 'Workloads', Type: 'ORGANIZATIONAL_UNIT' }],
      })

      const administrators = await read(delegatedAdministrator)
      expect(administrators.resources).toMatchObject([
        {
          name: 'northwind-security',
          settings: { DelegatedServices: [{ ServicePrincipal: 'guardduty.amazonaws.com' }] },
        },
      ])
    }))

  test('the tags of accounts; a refused one is a gap of its account alone', () =>
    withAccount(answers, async aws => {
      await seedOrganizations(aws.seed)
      const { ListAccountsCommand, OrganizationsClient, TagResourceCommand } = await import(
        '@aws-sdk/client-organizations'
      )
      const client = aws.seed.client(OrganizationsClient)
      const found = (await client.send(new ListAccountsCommand({}))).Accounts?.find(({ Id }) => Id !== aws.account)
      const Tags = [{ Key: 'scope', Value: 'audit' }]
      await client.send(new TagResourceCommand({ ResourceId: found?.Id, Tags }))
      const { resources, population } = await aws.collect(typeIn(organizations, accountTags))
      expect(population).toMatchObject({ listed: 4, complete: true, fieldGaps: 0 })
      expect(resources.find(({ id }) => id === found?.Arn)?.settings).toEqual({ Id: found?.Id, Tags })
      expect(resources.filter(({ settings }) => (settings.Tags as unknown[]).length === 0)).toHaveLength(3)
    }))

  test('a nested unit is found', () =>
    withAccount(answers, async aws => {
      const { CreateOrganizationCommand, CreateOrganizationalUnitCommand, ListRootsCommand, OrganizationsClient } =
        await import('@aws-sdk/client-organizations')
      const client = aws.seed.client(OrganizationsClient)
      await client.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }))
      const root = (await client.send(new ListRootsCommand({}))).Roots?.[0]?.Id
      const outer = await client.send(new CreateOrganizationalUnitCommand({ ParentId: root, Name: 'outer' }))
      const ParentId = outer.OrganizationalUnit?.Id
      await client.send(new CreateOrganizationalUnitCommand({ ParentId, Name: 'inner' }))
      const units = await aws.collect(typeIn(organizations, unit))
      expect(units.resources.find(u => u.name === 'inner')?.settings).toMatchObject({ ParentId })
    }))

  test('of a standalone account: every population is empty by definition', () =>
    withAccount([refusing(/./, 'AWSOrganizationsNotInUseException')], async aws => {
      for (const type of TYPES) {
        const { population } = await aws.collect(typeIn(organizations, type))
        const none = { listed: 0, complete: true, basis: 'by_definition', because: 'the account is in no organization' }
        expect(population, type.id).toMatchObject(none)
      }
    }))

  const inOrganization = async (aws: TestAws) => {
    const { CreateOrganizationCommand, OrganizationsClient } = await import('@aws-sdk/client-organizations')
    await aws.seed.client(OrganizationsClient).send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }))
  }
  const BUT_DESCRIBE = /^(?!DescribeOrganization$|Create)/
  const NOT_FOR_MEMBERS = "You don't have permissions to access this resource."
  const member: Answer = {
    service: 'organizations',
    operation: 'DescribeOrganization',
    respond: () =>
      json({
        Organization: { Id: 'o-a1b2c3d4e5', Arn: 'arn:aws:o', MasterAccountId: '444455556666', FeatureSet: 'ALL' },
      }),
  }

  test('of a member account: the organization is known, the rest is judged in the management account', () =>
    withAccount([member, refusing(BUT_DESCRIBE, 'AccessDeniedException', NOT_FOR_MEMBERS)], async aws => {
      const item = await aws.collect(typeIn(organizations, organization))
      const there = { $judgedIn: '444455556666' }
      expect(item.resources).toMatchObject([
        { gaps: [], settings: { EnabledServicePrincipals: there, ResourcePolicy: there, Roots: there } },
      ])
      for (const type of TYPES.slice(1)) {
        const { population, calls } = await aws.collect(typeIn(organizations, type))
        const elsewhere = { complete: true, gap: null, basis: 'judged_elsewhere', judgedIn: '444455556666' }
        expect(population, type.id).toMatchObject(elsewhere)
        expect(calls.map(call => call.failed)).toEqual([0, 0])
      }
    }))

  const IAM =
    'User: arn:aws:sts::1:assumed-role/x/y is not authorized to perform: organizations:ListRoots on resource: *'
  const denied = async (given: readonly Answer[], setUp: (aws: TestAws) => Promise<void>) =>
    withAccount(given, async aws => {
      await setUp(aws)
      for (const type of TYPES.slice(1)) {
        const { population } = await aws.collect(typeIn(organizations, type))
        expect(population, type.id).toMatchObject({ complete: false, gap: { reason: 'denied' } })
      }
    })

  test('a policy that denies it to a member, or to the management account, leaves gaps', async () => {
    await denied([member, refusing(BUT_DESCRIBE, 'AccessDeniedException', IAM)], async () => {})
    await denied([refusing(BUT_DESCRIBE, 'AccessDeniedException', NOT_FOR_MEMBERS)], inOrganization)
  })

  test('where the organization may not be described, nobody knows whose it is: gaps', () =>
    denied([refusing(/./, 'AccessDeniedException', NOT_FOR_MEMBERS)], async () => {}))

  test('a policy type that the partition lacks is told, and does not end the list', () =>
    withAccount(
      [
        {
          service: 'organizations',
          operation: 'ListPolicies',
          respond: ({ body }) =>
            JSON.parse(body).Filter === 'RESOURCE_CONTROL_POLICY'
              ? json({ __type: 'InvalidInputException', Reason: 'UNSUPPORTED_POLICY_TYPE_IN_THIS_REGION' }, 400)
              : JSON.parse(body).Filter === 'TAG_POLICY'
                ? json({ Policies: [{ Id: 'p-1', Arn: 'arn:aws:p-1', Name: 'tags', Type: 'TAG_POLICY' }] })
                : json({ Policies: [] }),
        },
      ],
      async aws => {
        await inOrganization(aws)
        const { population, resources } = await aws.collect(typeIn(organizations, organizationPolicy))
        expect(resources.map(r => r.name)).toEqual(['tags'])
        expect(population).toMatchObject({ complete: true, excluded: [{ count: 1 }] })
        expect(population.excluded[0]?.rule).toContain('RESOURCE_CONTROL_POLICY')
      },
    ))
})
