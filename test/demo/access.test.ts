import { beforeAll, describe, expect, test } from 'vitest'
import rule from '../../connectors/aws/iam/effective-access.derive.ts'
import { type EffectiveAccess, effectiveAccess } from '../../connectors/aws/iam/effective-access.ts'
import { NORTHWIND } from '../../demo/northwind.ts'
import { derive } from '../../src/assess/derive.ts'
import type { Resource } from '../../src/evidence/item.ts'
import { replayedAccount } from '../kit/replayed-account.ts'

const iam = (what: string) => `arn:aws:iam::${NORTHWIND}:${what}`
const members = new Map<string, Resource>()

beforeAll(async () => {
  const evidence = await replayedAccount(effectiveAccess.derivedFrom ?? [])
  await derive(rule, 'global', evidence, async member => void members.set(member.id, member))
}, 60_000)

function access(of: string): EffectiveAccess {
  const found = members.get(iam(of))
  if (found === undefined) throw new Error(`no ${of}`)
  return found.settings as unknown as EffectiveAccess
}

describe('in the demo account', () => {
  test.each([
    ['user/daniel.oyelaran', 'iam-001', 'user/daniel.oyelaran', 'administrator'],
    ['user/emil.sorensen', 'iam-013', 'user/emil.sorensen', 'administrator'],
    ['user/hugo.marchand', 'ssm-001', 'role/northwind-payments-api', 'principal'],
    ['user/leila.haddad', 'iam-004', 'user/svc-deploy-legacy', 'administrator'],
    ['user/leila.haddad', 'iam-006', 'user/ines.moreau', 'administrator'],
    ['user/marta.lindqvist', 'iam-008', 'user/marta.lindqvist', 'administrator'],
    ['user/svc-jenkins', 'lambda-001', 'role/data-export', 'administrator'],
    ['role/access-broker', 'iam-012', 'role/sso-admin', 'administrator'],
    ['role/github-preview', 'lambda-004', 'role/data-export', 'administrator'],
    ['role/nwp-build-host', 'iam-009', 'role/nwp-build-host', 'administrator'],
    ['role/nwp-key-rotation', 'iam-003', 'user/svc-deploy-legacy', 'administrator'],
    ['role/payments-release', 'ecs-004', 'role/payments-migrations', 'data'],
    ['role/release-manager', 'ec2-001', 'role/nwp-build-host', 'principal'],
  ])('%s takes %s to %s', (from, Path, to, Reaches) => {
    const { Administrator, Escalations } = access(from)
    expect(Administrator.Is).toBe('no')
    expect(Escalations).toContainEqual(
      expect.objectContaining({ Path, To: iam(to), Reaches, Certainty: 'certain', Conditions: [] }),
    )
  })

  test('who may release reaches an administrator in three steps', () => {
    const hops = access('user/nadia.petrova').Chains.filter(c => c.Reaches === 'administrator')
    expect(hops).toMatchObject([
      {
        Certainty: 'certain',
        Hops: [
          { Path: 'sts-001', To: iam('role/release-manager') },
          { Path: 'ec2-001', To: iam('role/nwp-build-host') },
          { From: iam('role/nwp-build-host'), To: iam('user/ines.moreau') },
        ],
      },
    ])
  })

  test.each([
    ['user/jonas.weiss', 'a Deny of his group'],
    ['role/developer-sandbox', 'its boundary'],
  ])('%s is held up by %s', of => {
    const { Administrator, Escalations, Chains } = access(of)
    expect(Administrator.Is).toBe('no')
    expect(Escalations.filter(e => e.To !== iam('role/legacy-partner-upload'))).toEqual([])
    expect(Chains).toEqual([])
  })

  test('who comes from outside is told, and under which conditions', () => {
    const [github] = access('role/github-preview').AssumableBy
    expect(github).toMatchObject({ Kind: 'federated', External: true })
    expect(github?.Conditions.join()).not.toContain(':sub')
    const [analytics] = access('role/vendor-analytics').AssumableBy
    expect(analytics).toMatchObject({ Kind: 'account', External: true, Conditions: [] })
    const [monitoring] = access('role/vendor-monitoring').AssumableBy
    expect(monitoring?.Conditions.join()).toContain('sts:ExternalId')
    expect(access('role/legacy-partner-upload').AssumableBy).toMatchObject([{ Kind: 'everyone', External: true }])
  })

  test('what was used of what may be is told', () => {
    const { Used, Unused } = (members.get(iam('role/data-export'))?.observed?.ServiceUse ?? {}) as never
    expect(Used).toMatchObject([{ ServiceNamespace: 'dynamodb' }, { ServiceNamespace: 's3' }])
    expect(Unused).toEqual(['athena', 'kms'])
  })

  test('an assignment of IAM Identity Center says who is an administrator through it', () => {
    const ofSets = [...members.values()].filter(({ settings }) => settings.Kind === 'assignment')
    expect(ofSets.map(({ name, settings }) => [name, settings])).toMatchObject([
      [
        `sam as nwp-admin in ${NORTHWIND}`,
        { Administrator: { Is: 'yes' }, People: [{ UserName: 'sam' }], PermissionSet: { Name: 'nwp-admin' } },
      ],
      [`nwp-auditors as nwp-read in ${NORTHWIND}`, { Administrator: { Is: 'no' }, People: [{ UserName: 'dana' }] }],
    ])
  })

  test('a key that AWS found in public stands out', () => {
    const { Quarantine, CredentialFindings } = access('user/svc-mobile-ci')
    expect(Quarantine).toEqual(['AWSCompromisedKeyQuarantineV3'])
    expect(CredentialFindings).toMatchObject([{ Type: 'UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom' }])
  })
})
