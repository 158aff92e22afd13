import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kms } from '../../../../connectors/aws/kms/index.ts'
import { key } from '../../../../connectors/aws/kms/key.ts'
import { type Answer, json } from '../../../../demo/kit/answer.ts'
import { seedKms } from '../../../../demo/kms/seed.ts'
import type { EvidenceItem, Resource } from '../../../../src/evidence/item.ts'
import { hasMoto, type TestAws, testAws, typeIn } from '../../../kit/collect.ts'

const keys = typeIn(kms, key)
const refusal = (operation: string, error: string): Answer => ({
  service: 'kms',
  operation,
  respond: () => json({ __type: error, message: error }, 400),
})
const aliasOf = (r: Resource) => (r.settings.Aliases as { AliasName: string }[])[0]?.AliasName
const named = (item: EvidenceItem, alias: string) => item.resources.find(r => aliasOf(r) === `alias/${alias}`)

/** What the emulator's front answers instead of the emulator; each test sets its own. */
const answers: Answer[] = []
let aws: TestAws
beforeAll(async () => {
  if (!hasMoto) return
  aws = await testAws(answers)
  await seedKms(aws.seed)
})
afterAll(() => aws?.stop())

describe.skipIf(!hasMoto)('the seeded keys', () => {
  let item: EvidenceItem
  beforeAll(async () => {
    item = await aws.collect(keys, 'us-east-1')
  })

  test('are all there, pending deletion too', () => {
    expect(item.population).toMatchObject({ complete: true, listed: 9, fieldGaps: 0 })
    expect(named(item, 'nwp-old-ledger')?.settings).toMatchObject({ KeyMetadata: { KeyState: 'PendingDeletion' } })
  })

  test('have metadata, rotation, policy, aliases and tags', () => {
    const data = named(item, 'nwp-data')
    expect(data?.id).toMatch(new RegExp(`^arn:aws:kms:us-east-1:${aws.account}:key/`))
    expect(data?.settings).toMatchObject({
      KeyMetadata: { KeyManager: 'CUSTOMER', KeySpec: 'SYMMETRIC_DEFAULT', Origin: 'AWS_KMS' },
      Rotation: { KeyRotationEnabled: true },
      Tags: [{ TagKey: 'team', TagValue: 'platform' }],
    })
    expect(JSON.parse(String(data?.settings.Policy)).Statement).toHaveLength(2)
  })

  test('ask for the aliases of the region once', () => {
    expect(item.calls.find(c => c.operation === 'ListAliases')).toMatchObject({ calls: 1 })
    expect(item.calls.find(c => c.operation === 'GetKeyRotationStatus')).toMatchObject({ calls: 9 })
  })

  test('tell a replica from its primary', async () => {
    const eu = await aws.collect(keys, 'eu-west-1')
    expect(eu.resources.map(r => r.settings.KeyMetadata)).toContainEqual(
      expect.objectContaining({ MultiRegionConfiguration: expect.objectContaining({ MultiRegionKeyType: 'REPLICA' }) }),
    )
  })
})

describe.skipIf(!hasMoto)('where KMS refuses', () => {
  afterAll(() => void answers.splice(0))

  async function readWith(...refusals: Answer[]): Promise<EvidenceItem> {
    answers.splice(0, answers.length, ...refusals)
    return aws.collect(keys, 'eu-west-1')
  }

  test('DescribeKey and ListAliases, the keys stay in with gaps', async () => {
    const item = await readWith(
      refusal('DescribeKey', 'AccessDeniedException'),
      refusal('ListAliases', 'AccessDeniedException'),
    )
    expect(item.population).toMatchObject({ complete: true, listed: 3, fieldGaps: 6 })
    for (const { gaps, settings } of item.resources) {
      expect(gaps.map(g => [g.field, g.action, g.reason])).toEqual([
        ['Aliases', 'kms:ListAliases', 'denied'],
        ['KeyMetadata', 'kms:DescribeKey', 'denied'],
      ])
      expect(settings).toHaveProperty('Policy')
    }
  })

  test('rotation as unsupported, that is no gap; denied, it is one', async () => {
    const unsupported = await readWith(refusal('GetKeyRotationStatus', 'UnsupportedOperationException'))
    expect(unsupported.resources[0]).toMatchObject({ settings: { Rotation: null }, gaps: [] })
    const denied = await readWith(refusal('GetKeyRotationStatus', 'AccessDeniedException'))
    expect(denied.resources[0]?.gaps.map(g => g.field)).toEqual(['NextRotationDate', 'Rotation'])
  })

  test('one call as if the key had gone, the key stays with what the others told, and a gap', async () => {
    const item = await readWith(refusal('GetKeyPolicy', 'NotFoundException'))
    expect(item.population).toMatchObject({ complete: true, listed: 3, collected: 3, excluded: [] })
    for (const { settings, gaps } of item.resources) {
      expect(settings).toHaveProperty('KeyMetadata')
      expect(gaps).toMatchObject([{ field: 'Policy', action: 'kms:GetKeyPolicy' }])
    }
  })

  test('the list, the population is incomplete', async () => {
    const item = await readWith(refusal('ListKeys', 'AccessDeniedException'))
    expect(item.population).toMatchObject({ complete: false, gap: { action: 'kms:ListKeys', reason: 'denied' } })
  })

  test('and lists come in pages, all are read', async () => {
    const page = (keys: string[], NextMarker?: string) =>
      json({
        Keys: keys.map(k => ({ KeyId: k, KeyArn: `arn:aws:kms:eu-west-1:111122223333:key/${k}` })),
        Truncated: NextMarker !== undefined,
        NextMarker,
      })
    const { resources } = await readWith(
      {
        service: 'kms',
        operation: 'ListKeys',
        respond: r => (r.body.includes('Marker') ? page(['b']) : page(['a'], 'm')),
      },
      refusal('DescribeKey', 'AccessDeniedException'),
      ...['GetKeyPolicy', 'GetKeyRotationStatus', 'ListResourceTags'].map(o => refusal(o, 'AccessDeniedException')),
    )
    expect(resources.map(r => r.name)).toEqual(['a', 'b'])
  })
})
