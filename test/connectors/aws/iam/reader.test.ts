import { IAMClient } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { iamAccount } from '../../../../connectors/aws/iam/account.ts'
import { credentialsUsed45Days } from '../../../../connectors/aws/iam/credential-report.checks.ts'
import { credentialReport } from '../../../../connectors/aws/iam/credential-report.ts'
import { group } from '../../../../connectors/aws/iam/group.ts'
import { iam } from '../../../../connectors/aws/iam/index.ts'
import { oidcProvider } from '../../../../connectors/aws/iam/oidc-provider.ts'
import { passwordPolicy } from '../../../../connectors/aws/iam/password-policy.ts'
import { policy } from '../../../../connectors/aws/iam/policy.ts'
import { role } from '../../../../connectors/aws/iam/role.ts'
import { samlProvider } from '../../../../connectors/aws/iam/saml-provider.ts'
import { serverCertificate } from '../../../../connectors/aws/iam/server-certificate.ts'
import { user } from '../../../../connectors/aws/iam/user.ts'
import { virtualMfaDevice } from '../../../../connectors/aws/iam/virtual-mfa-device.ts'
import type { Check } from '../../../../connectors/kit/index.ts'
import { answers } from '../../../../demo/iam/answers.ts'
import { PEOPLE } from '../../../../demo/iam/people.ts'
import { seedIam } from '../../../../demo/iam/seed.ts'
import { type Answer, json, xml } from '../../../../demo/kit/answer.ts'
import { judgeResource } from '../../../../src/assess/judge.ts'
import { asOf, type EvidenceItem } from '../../../../src/evidence/item.ts'
import { hasMoto, type TestAws, testAws, typeIn } from '../../../kit/collect.ts'

const statusOf = (check: Check, item: EvidenceItem, name: string) => {
  if (check.judges !== 'resource') throw new Error(`${check.id} judges no resource`)
  const context = { account: '', partition: 'aws', region: 'global', asOf: asOf(item), regions: [] }
  return judgeResource(check, named(item, name), context, {}).status
}

const named = (item: EvidenceItem, name: string) => {
  const found = item.resources.find(r => r.name === name)
  if (!found) throw new Error(`${name} is not among ${item.resources.map(r => r.name).join(', ')}`)
  return found
}

describe.skipIf(!hasMoto)('Northwind Pay, read from the emulator', () => {
  let aws: TestAws
  const read = (type: Parameters<typeof typeIn>[1]) => aws.collect(typeIn(iam, type))
  beforeAll(async () => {
    aws = await testAws(answers)
    await seedIam(aws.seed)
  })
  afterAll(() => aws.stop())

  test('users, with their credentials and what they may do', async () => {
    const item = await read(user)
    expect(item.population).toMatchObject({ listed: PEOPLE.length, complete: true, basis: 'reconciled', fieldGaps: 4 })
    const { settings, observed } = named(item, 'svc-deploy-legacy')
    expect(settings).toMatchObject({ LoginProfile: null, MFADevices: [], GroupList: [], Tags: [{ Key: 'team' }] })
    expect(settings.AccessKeyMetadata).toHaveLength(2)
    expect(settings.UserPolicyList).toMatchObject([
      { PolicyName: 'deploy-all', PolicyDocument: { Statement: [{ Action: '*:*' }] } },
    ])
    expect(observed).toHaveProperty('AccessKeyLastUsed.0.LastUsedDate')
    expect(observed).not.toHaveProperty('AccessKeyLastUsed.1.LastUsedDate')
    expect(named(item, 'ines.moreau').settings).toMatchObject({
      LoginProfile: { UserName: 'ines.moreau' },
      MFADevices: [{ UserName: 'ines.moreau' }],
      GroupList: ['platform-admins'],
    })
  })

  test('groups', async () => {
    const item = await read(group)
    expect(item.population).toMatchObject({ listed: 7, basis: 'reconciled' })
    expect(named(item, 'break-glass').settings).toMatchObject({ GroupPolicyList: [{ PolicyName: 'everything' }] })
  })

  test('roles, service-linked ones too, with decoded trust and observed use', async () => {
    const item = await read(role)
    expect(item.population).toMatchObject({ listed: 29, complete: true, basis: 'paginated' })
    const worker = named(item, 'ledger-worker')
    expect(worker.settings).toMatchObject({
      AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'ec2.amazonaws.com' } }] },
      InstanceProfileList: [{ InstanceProfileName: 'ledger-worker' }],
    })
    expect(worker.settings).not.toHaveProperty('InstanceProfileList.0.Roles')
    expect(worker.settings).not.toHaveProperty('RoleLastUsed')
    expect(worker.observed).toMatchObject({ RoleLastUsed: { Region: 'us-east-1' } })
  })

  test('policies in use or of the customer, with the document in force only', async () => {
    const item = await read(policy)
    expect(item.population).toMatchObject({ complete: true, basis: 'reconciled' })
    const statements = item.resources.find(r => r.id.endsWith(':policy/nwp-statements-read'))
    expect(statements?.settings).toMatchObject({
      DefaultVersionId: 'v2',
      Document: { Statement: [{ Action: ['s3:GetObject', 's3:ListBucket'] }] },
      PolicyVersionList: [{ VersionId: 'v1' }, { VersionId: 'v2' }],
    })
    expect(statements?.settings).not.toHaveProperty('PolicyVersionList.0.Document')
    expect(item.resources.map(r => r.id)).toContain('arn:aws:iam::aws:policy/AdministratorAccess')
    expect(item.resources.map(r => r.id)).not.toContain('arn:aws:iam::aws:policy/AmazonS3FullAccess')
  })

  test('the credential report, root first, as of when it was made', async () => {
    const item = await read(credentialReport)
    expect(item.population).toMatchObject({ listed: PEOPLE.length + 1, complete: true })
    const madeAt = new Date(item.collected.sourceAsOf ?? 0).getTime()
    expect(madeAt).toBeLessThan(Date.now())
    expect(madeAt).toBeGreaterThan(Date.now() - 4 * 3_600_000)
    expect(statusOf(credentialsUsed45Days, item, 'old.contractor')).toBe('fail')
    expect(statusOf(credentialsUsed45Days, item, 'ines.moreau')).toBe('pass')
    expect(named(item, '<root_account>')).toMatchObject({
      id: `arn:aws:iam::${aws.account}:root`,
      settings: { password_enabled: 'not_supported', mfa_active: 'true' },
    })
    expect(named(item, 'old.contractor').observed).toHaveProperty('password_last_used')
    expect(named(item, 'sam.okafor').observed).toMatchObject({ password_last_used: 'no_information' })
  })

  test('what else IAM keeps', async () => {
    expect((await read(iamAccount)).resources[0]?.settings).toMatchObject({
      SummaryMap: {
        Users: PEOPLE.length,
        AccountMFAEnabled: 1,
        AccountPasswordPresent: 1,
        AccountAccessKeysPresent: 0,
      },
      AccountAliases: [expect.stringMatching(/^northwind-pay-/)],
      EnabledFeatures: ['RootSessions'],
    })
    expect((await read(passwordPolicy)).resources[0]?.settings).toMatchObject({
      PasswordPolicy: { MinimumPasswordLength: 12, PasswordReusePrevention: 5, ExpirePasswords: true },
    })
    expect((await read(samlProvider)).resources).toMatchObject([
      {
        name: 'northwind-okta',
        settings: { SAMLProvider: { SAMLMetadataDocument: expect.stringContaining('entityID') } },
      },
    ])
    expect((await read(oidcProvider)).resources).toMatchObject([
      {
        name: 'token.actions.githubusercontent.com',
        settings: { OpenIDConnectProvider: { ClientIDList: ['sts.amazonaws.com'] } },
      },
    ])
    const certificates = await read(serverCertificate)
    expect(certificates.population).toMatchObject({ listed: 2, basis: 'reconciled' })
    const expired = certificates.resources.filter(c => new Date(String(c.settings.Expiration)) < new Date())
    expect(expired.map(c => c.name)).toEqual(['www-northwindpay-2024'])
  })

  test('virtual MFA devices without their seeds', async () => {
    const item = await read(virtualMfaDevice)
    expect(item.population.listed).toBe(12)
    expect(item.resources.some(d => d.id.endsWith(':mfa/root-account-mfa-device'))).toBe(true)
    expect(item.redactions).toEqual([])
  })
})

const denied = (operation: string): Answer => ({
  service: 'iam',
  operation,
  respond: () =>
    xml(
      '<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error><RequestId>1</RequestId></ErrorResponse>',
      403,
    ),
})
const refusing = (operation: string, Code: string): Answer => ({
  service: 'iam',
  operation,
  respond: () => xml(`<ErrorResponse><Error><Type>Sender</Type><Code>${Code}</Code></Error></ErrorResponse>`, 400),
})

describe.skipIf(!hasMoto)('what is not there, and what may not be read', () => {
  const withAnswers = async (given: Answer[], run: (aws: TestAws) => Promise<void>) => {
    const aws = await testAws(given)
    try {
      await run(aws)
    } finally {
      await aws.stop()
    }
  }

  test('an account without a password policy, users or an organization', () =>
    withAnswers([refusing('ListOrganizationsFeatures', 'OrganizationNotFoundException')], async aws => {
      const own = await aws.collect(typeIn(iam, passwordPolicy))
      expect(own.resources[0]).toMatchObject({ settings: { PasswordPolicy: null }, gaps: [] })
      expect((await aws.collect(typeIn(iam, user))).population).toMatchObject({ listed: 0, complete: true })
      expect((await aws.collect(typeIn(iam, iamAccount))).resources[0]?.settings.EnabledFeatures).toBeNull()
    }))

  const NOT_MANAGEMENT = 'AccountNotManagementOrDelegatedAdministratorException'
  const describing = (body: object, status = 200): Answer => ({
    service: 'organizations',
    operation: 'DescribeOrganization',
    respond: () => json(body, status),
  })

  test('a member account is not told of the features: they are judged in the management account', () =>
    withAnswers(
      [
        refusing('ListOrganizationsFeatures', NOT_MANAGEMENT),
        describing({ Organization: { MasterAccountId: '444455556666' } }),
      ],
      async aws => {
        const [account] = (await aws.collect(typeIn(iam, iamAccount))).resources
        expect(account).toMatchObject({ settings: { EnabledFeatures: { $judgedIn: '444455556666' } }, gaps: [] })
      },
    ))

  test('where nobody knows whose they are, the features are a gap, not an absence', () =>
    withAnswers(
      [
        refusing('ListOrganizationsFeatures', NOT_MANAGEMENT),
        describing({ __type: 'AccessDeniedException', Message: 'no' }, 400),
      ],
      async aws => {
        const [account] = (await aws.collect(typeIn(iam, iamAccount))).resources
        expect(account?.settings).not.toHaveProperty('EnabledFeatures')
        expect(account?.gaps).toMatchObject([{ field: 'EnabledFeatures', action: 'iam:ListOrganizationsFeatures' }])
      },
    ))

  test('an organization without all features can have none of them on', () =>
    withAnswers([refusing('ListOrganizationsFeatures', 'OrganizationNotInAllFeaturesModeException')], async aws => {
      const [account] = (await aws.collect(typeIn(iam, iamAccount))).resources
      expect(account).toMatchObject({ settings: { EnabledFeatures: null }, gaps: [] })
    }))

  test('one denied call leaves one field unread; denied keys take their use with them', () =>
    withAnswers([denied('GetLoginProfile'), denied('ListAccessKeys')], async aws => {
      const { CreateUserCommand } = await import('@aws-sdk/client-iam')
      await aws.seed.client(IAMClient).send(new CreateUserCommand({ UserName: 'ana' }))
      const item = await aws.collect(typeIn(iam, user))
      expect(item.population).toMatchObject({ listed: 1, complete: true, fieldGaps: 3 })
      expect(item.resources[0]?.gaps).toMatchObject([
        { field: 'AccessKeyLastUsed', action: 'iam:ListAccessKeys', reason: 'denied' },
        { field: 'AccessKeyMetadata', action: 'iam:ListAccessKeys', reason: 'denied' },
        { field: 'LoginProfile', action: 'iam:GetLoginProfile', reason: 'denied' },
      ])
      expect(item.resources[0]?.settings).toMatchObject({ MFADevices: [] })
    }))

  test('a denied list is an incomplete population', () =>
    withAnswers([denied('GetAccountAuthorizationDetails'), denied('GenerateCredentialReport')], async aws => {
      for (const type of [user, group, role, policy, credentialReport]) {
        const { population } = await aws.collect(typeIn(iam, type))
        expect(population).toMatchObject({
          listed: 0,
          complete: false,
          gap: { reason: 'denied', detail: 'AccessDenied' },
        })
      }
    }))

  test('a seed that is handed out all the same is redacted', () =>
    withAnswers([], async aws => {
      const { CreateVirtualMFADeviceCommand } = await import('@aws-sdk/client-iam')
      await aws.seed.client(IAMClient).send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'phone' }))
      const item = await aws.collect(typeIn(iam, virtualMfaDevice))
      expect(item.resources[0]?.settings).toMatchObject({ Base32StringSeed: { $redacted: 'iam-mfa-seed' } })
      expect(item.redactions).toContainEqual(expect.objectContaining({ pointer: '/Base32StringSeed' }))
    }))

  test('a denied count leaves the population unreconciled, not incomplete', () =>
    withAnswers([denied('GetAccountSummary')], async aws => {
      const { population } = await aws.collect(typeIn(iam, group))
      expect(population).toMatchObject({ complete: true, basis: 'paginated' })
    }))
})
