import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { flowLog } from '../../../../connectors/aws/ec2/flow-log.ts'
import { ec2 } from '../../../../connectors/aws/ec2/index.ts'
import { instance } from '../../../../connectors/aws/ec2/instance.ts'
import { region } from '../../../../connectors/aws/ec2/region.ts'
import { regionDefaults } from '../../../../connectors/aws/ec2/region-defaults.ts'
import { securityGroup } from '../../../../connectors/aws/ec2/security-group.ts'
import { snapshot } from '../../../../connectors/aws/ec2/snapshot.ts'
import { subnet } from '../../../../connectors/aws/ec2/subnet.ts'
import type { EvidenceType } from '../../../../connectors/kit/index.ts'
import { answers } from '../../../../demo/ec2/answers.ts'
import { seedEc2 } from '../../../../demo/ec2/seed.ts'
import { assessAccount } from '../../../../src/assess/assess-account.ts'
import type { EvidenceItem } from '../../../../src/evidence/item.ts'
import { hasMoto, type TestAws, testAws } from '../../../kit/collect.ts'

const REGIONS = ['us-east-1', 'eu-west-1']

/** What only the rows of these checks show. */
const NOT_IN_THE_DEMO = [
  // One of each, and it is not as it should be.
  'ec2-client-vpn-endpoint-connections-logged: pass',
  'ec2-elastic-ip-in-use: fail',
  // Northwind makes no images.
  'ec2-image-not-public: pass',
  'ec2-image-not-public: fail',
  // Of the two regions one has the default set, and the other refuses to tell.
  'ec2-imdsv2-default-required: fail',
  'ec2-instance-detailed-monitoring-enabled: pass',
  // The emulator makes such instances only, and moments ago.
  'ec2-instance-hvm: fail',
  // The emulator shows none of the images that they were started from.
  'ec2-instance-image-not-deprecated: pass',
  'ec2-instance-image-not-deprecated: fail',
  // What Systems Manager lists is not read here.
  'ec2-instance-managed-by-systems-manager: pass',
  'ec2-instance-managed-by-systems-manager: fail',
  'ec2-instance-not-stopped-30-days: fail',
  'ec2-instance-single-network-interface: fail',
  'ec2-network-acl-in-use: pass',
  'ec2-network-interface-source-destination-checked: fail',
  'ec2-security-group-not-from-launch-wizard: fail',
  'ec2-spot-fleet-volumes-encrypted: pass',
  'ec2-spot-fleet-volumes-encrypted: fail',
  // It belongs to the account of the demo, which this one is not.
  'ec2-transit-gateway-attachments-accepted-by-hand: pass',
  'ec2-transit-gateway-attachments-accepted-by-hand: fail',
  'ec2-volume-attached-encrypted: pass',
  // Northwind reaches none of these through an endpoint.
  'ec2-vpc-endpoint-for-ec2: pass',
  'ec2-vpc-endpoint-for-ecr-api: pass',
  'ec2-vpc-endpoint-for-ecr-images: pass',
  'ec2-vpc-endpoint-for-ssm: pass',
  'ec2-vpc-endpoint-for-ssm-contacts: pass',
  'ec2-vpc-endpoint-for-ssm-incidents: pass',
  'ec2-vpc-endpoint-multi-az: pass',
  'ec2-vpc-endpoint-service-not-for-everybody: fail',
  'ec2-vpc-has-network-firewall: pass',
  'ec2-vpc-has-network-firewall: fail',
  'ec2-vpc-subnets-in-several-zones: fail',
  'ec2-vpn-connection-both-tunnels-up: pass',
  'ec2-vpn-connection-tunnel-logs-enabled: pass',
]

describe.skipIf(!hasMoto)('EC2 as the demo account has it', () => {
  let aws: TestAws
  const items: EvidenceItem[] = []
  const itemOf = (type: EvidenceType, where = 'us-east-1') =>
    items.find(i => i.type === type.id && i.scope.region === where) as EvidenceItem
  const named = (item: EvidenceItem, name: string) => item.resources.find(r => r.name === name)

  beforeAll(async () => {
    aws = await testAws(answers)
    await seedEc2(aws.seed)
    for (const of of ec2.types)
      for (const where of of.type.reach === 'account' ? ['global'] : REGIONS) items.push(await aws.collect(of, where))
  })
  afterAll(() => aws.stop())

  test('every list is whole, and only what the demo refuses is missing', () => {
    expect(items.filter(i => !i.population.complete).map(i => i.type)).toEqual([])
    const gaps = items.flatMap(i => i.resources.flatMap(r => r.gaps.map(g => [i.scope.region, g.field, g.reason])))
    expect(gaps).toEqual([['eu-west-1', 'InstanceMetadataDefaults', 'denied']])
  })

  test('a terminated instance is counted as excluded', () => {
    const { population, resources } = itemOf(instance)
    expect(resources.map(r => r.name).sort()).toEqual([
      'bastion',
      'payments-api-1',
      'payments-api-2',
      'settlement-batch',
    ])
    expect(population.excluded).toEqual([{ rule: expect.stringContaining('terminated'), count: 1 }])
  })

  test('instances carry their protection, and user data is never asked for', () => {
    const item = itemOf(instance)
    expect(named(item, 'payments-api-1')?.settings).toMatchObject({ DisableApiTermination: true })
    expect(named(item, 'payments-api-2')?.settings).toMatchObject({ DisableApiTermination: false })
    expect(item.calls.find(c => c.operation === 'DescribeInstanceAttribute')).toMatchObject({
      parameters: { Attribute: 'disableApiTermination' },
      variesBy: ['InstanceId'],
      calls: 4,
    })
    expect(JSON.stringify(item)).not.toMatch(/userData/i)
  })

  test('instances that AWS services manage are asked for', () => {
    expect(itemOf(instance).calls.find(c => c.operation === 'DescribeInstances')?.parameters).toMatchObject({
      IncludeManagedResources: true,
    })
  })

  test('snapshots say with whom they are shared', () => {
    const item = itemOf(snapshot, 'eu-west-1')
    const sharing = Object.fromEntries(item.resources.map(r => [r.name, r.settings.CreateVolumePermissions]))
    expect(sharing).toEqual({
      'ledger-archive-weekly': [],
      'merchant-exports-handover': [{ Group: 'all' }],
      'merchant-exports-partner': [{ UserId: '444455556666' }],
    })
    expect(item.resources[0]?.id).toMatch(/^arn:aws:ec2:eu-west-1::snapshot\/snap-/)
    expect(item.resources[0]?.observed).toMatchObject({ State: 'completed' })
  })

  test('a group that names a prefix list carries its entries', () => {
    const Entries = [
      { Cidr: '203.0.113.0/25', Description: 'Utrecht' },
      { Cidr: '198.51.100.64/26', Description: 'Boston' },
    ]
    expect(named(itemOf(securityGroup), 'bastion')?.settings.PrefixLists).toEqual([
      { PrefixListId: expect.stringMatching(/^pl-/), Entries },
    ])
    expect(named(itemOf(securityGroup), 'web-alb')?.settings.PrefixLists).toEqual([])
  })

  test('what moves by itself is kept apart', () => {
    expect(itemOf(subnet).resources[0]?.observed).toHaveProperty('AvailableIpAddressCount')
    expect(itemOf(subnet).resources[0]?.settings).not.toHaveProperty('AvailableIpAddressCount')
    expect(itemOf(flowLog).resources[0]?.observed).toEqual({ DeliverLogsStatus: 'SUCCESS' })
  })

  test('defaults are read field by field', () => {
    expect(itemOf(regionDefaults).resources[0]?.settings).toEqual({
      EbsEncryptionByDefault: true,
      EbsDefaultKmsKeyId: 'alias/aws/ebs',
      SnapshotBlockPublicAccess: { State: 'block-all-sharing', ManagedBy: 'account' },
      ImageBlockPublicAccess: { ImageBlockPublicAccessState: 'block-new-sharing', ManagedBy: 'account' },
      InstanceMetadataDefaults: { HttpTokens: 'required', HttpPutResponseHopLimit: 2, ManagedBy: 'account' },
    })
  })

  test('regions that are not enabled are listed too', () => {
    const item = itemOf(region, 'global')
    expect(item.resources.find(r => r.id === 'eu-west-1')?.settings.OptInStatus).toBe('opt-in-not-required')
    expect(item.resources.some(r => r.settings.OptInStatus === 'not-opted-in')).toBe(true)
  })

  test('every check but those named has something to pass and something to fail in the demo', async () => {
    const seen = new Map<string, Set<string>>()
    const evidence = {
      account: aws.account,
      partition: 'aws',
      regions: REGIONS,
      startedAt: new Date(),
      items,
      async *resources(item: { id: string }) {
        yield* items.find(i => i.id === item.id)?.resources ?? []
      },
    }
    for await (const group of assessAccount(ec2.checks, evidence))
      for (const { check, status } of (await Array.fromAsync(group.batches())).flat())
        seen.set(check, (seen.get(check) ?? new Set()).add(status))
    const lacking = ec2.checks.flatMap(({ id }) =>
      (['pass', 'fail'] as const).filter(status => !seen.get(id)?.has(status)).map(status => `${id}: ${status}`),
    )
    expect(lacking).toEqual(NOT_IN_THE_DEMO)
    expect(seen.get('ec2-imdsv2-default-required')).toContain('unknown')
  })
})
