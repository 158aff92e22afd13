import { CreateVolumeCommand, EC2Client } from '@aws-sdk/client-ec2'
import { afterEach, describe, expect, test } from 'vitest'
import { ec2 } from '../../../../connectors/aws/ec2/index.ts'
import { instance } from '../../../../connectors/aws/ec2/instance.ts'
import { regionDefaults } from '../../../../connectors/aws/ec2/region-defaults.ts'
import { routeTable } from '../../../../connectors/aws/ec2/route-table.ts'
import { securityGroup } from '../../../../connectors/aws/ec2/security-group.ts'
import { volume } from '../../../../connectors/aws/ec2/volume.ts'
import { arnOf } from '../../../../connectors/aws/shared/arn.ts'
import { answers, unauthorized } from '../../../../demo/ec2/answers.ts'
import { type Answer, xml } from '../../../../demo/kit/answer.ts'
import { hasMoto, type TestAws, testAws, typeIn } from '../../../kit/collect.ts'

const refuse = (operation: string): Answer => ({ service: 'ec2', operation, respond: unauthorized })
const answer = (operation: string, respond: (body: URLSearchParams) => string): Answer => ({
  service: 'ec2',
  operation,
  respond: ({ body }) =>
    xml(`<${operation}Response><requestId>r</requestId>${respond(new URLSearchParams(body))}</${operation}Response>`),
})

const oneInstance = answer(
  'DescribeInstances',
  () =>
    '<reservationSet><item><instancesSet><item><instanceId>i-1</instanceId><metadataOptions><httpTokens>required</httpTokens></metadataOptions></item></instancesSet></item></reservationSet>',
)

describe.skipIf(!hasMoto)('EC2 that refuses or answers oddly', () => {
  let aws: TestAws
  afterEach(() => aws.stop())

  test('a refused list is an incomplete population, not an empty one', async () => {
    aws = await testAws([refuse('DescribeInstances')])
    const { population } = await aws.collect(typeIn(ec2, instance))
    expect(population).toMatchObject({
      complete: false,
      listed: 0,
      gap: { action: 'ec2:DescribeInstances', reason: 'denied', detail: 'UnauthorizedOperation' },
    })
  })

  test('a refused attribute is a gap of one field', async () => {
    aws = await testAws([oneInstance, refuse('DescribeInstanceAttribute')])
    const { population, resources } = await aws.collect(typeIn(ec2, instance))
    expect(population).toMatchObject({ complete: true, listed: 1, fieldGaps: 1 })
    expect(resources[0]?.gaps).toMatchObject([{ field: 'DisableApiTermination', reason: 'denied' }])
    expect(resources[0]?.settings).not.toHaveProperty('DisableApiTermination')
    expect(resources[0]?.settings).toHaveProperty('MetadataOptions')
  })

  test('an instance that goes away while it is read is excluded', async () => {
    const gone = '<Response><Errors><Error><Code>InvalidInstanceID.NotFound</Code></Error></Errors></Response>'
    aws = await testAws([
      oneInstance,
      { service: 'ec2', operation: 'DescribeInstanceAttribute', respond: () => xml(gone, 400) },
    ])
    const { population } = await aws.collect(typeIn(ec2, instance))
    expect(population).toMatchObject({ complete: true, listed: 0, excluded: [{ count: 1 }] })
  })

  test('a refused default leaves a gap of its own field only', async () => {
    aws = await testAws([refuse('GetEbsDefaultKmsKeyId'), ...answers])
    const { resources } = await aws.collect(typeIn(ec2, regionDefaults))
    expect(resources[0]?.settings).toMatchObject({ EbsEncryptionByDefault: false })
    expect(resources[0]?.settings).toHaveProperty('SnapshotBlockPublicAccess')
    expect(resources[0]?.gaps.map(g => g.field)).toEqual(['EbsDefaultKmsKeyId'])
  })

  test('pages are followed to the end', async () => {
    const page = (id: string, next: string) =>
      `<volumeSet><item><volumeId>${id}</volumeId></item></volumeSet><nextToken>${next}</nextToken>`
    aws = await testAws([
      answer('DescribeVolumes', body => (body.get('NextToken') === 'two' ? page('vol-2', '') : page('vol-1', 'two'))),
    ])
    const { resources, calls } = await aws.collect(typeIn(ec2, volume))
    expect(resources.map(r => r.id)).toEqual([
      `arn:aws:ec2:us-east-1:${aws.account}:volume/vol-1`,
      `arn:aws:ec2:us-east-1:${aws.account}:volume/vol-2`,
    ])
    expect(calls).toMatchObject([{ operation: 'DescribeVolumes', calls: 1, pages: 2 }])
  })

  test('a list that breaks off keeps what it gave and says that it is incomplete', async () => {
    aws = await testAws([
      {
        service: 'ec2',
        operation: 'DescribeVolumes',
        respond: ({ body }) => (body.includes('NextToken=two') ? unauthorized() : null),
      },
      answer(
        'DescribeVolumes',
        () => '<volumeSet><item><volumeId>vol-1</volumeId></item></volumeSet><nextToken>two</nextToken>',
      ),
    ])
    const { population } = await aws.collect(typeIn(ec2, volume))
    expect(population).toMatchObject({ complete: false, listed: 1 })
  })

  test('a prefix list is read once, however many groups name it, and its refusal hits no other group', async () => {
    const rule =
      '<ipPermissions><item><ipProtocol>tcp</ipProtocol><fromPort>22</fromPort><toPort>22</toPort><prefixListIds><item><prefixListId>pl-1</prefixListId></item></prefixListIds></item></ipPermissions>'
    const group = (id: string, rules: string) =>
      `<item><groupId>${id}</groupId><groupName>${id}</groupName>${rules}</item>`
    const groups = answer(
      'DescribeSecurityGroups',
      () => `<securityGroupInfo>${group('sg-1', rule)}${group('sg-2', rule)}${group('sg-3', '')}</securityGroupInfo>`,
    )
    let asked = 0
    const entries = answer('GetManagedPrefixListEntries', () => {
      asked++
      return '<entrySet><item><cidr>203.0.113.0/24</cidr></item></entrySet>'
    })
    aws = await testAws([groups, entries])
    const { resources } = await aws.collect(typeIn(ec2, securityGroup))
    expect(resources[1]?.settings.PrefixLists).toEqual([
      { PrefixListId: 'pl-1', Entries: [{ Cidr: '203.0.113.0/24' }] },
    ])
    expect(asked).toBe(1)
    await aws.stop()

    aws = await testAws([groups, refuse('GetManagedPrefixListEntries')])
    const refused = await aws.collect(typeIn(ec2, securityGroup))
    expect(refused.resources.map(r => r.gaps.map(g => g.field))).toEqual([['PrefixLists'], ['PrefixLists'], []])
  })

  test('a resource another account shares has its owner in its ARN', async () => {
    aws = await testAws([
      answer(
        'DescribeRouteTables',
        () =>
          '<routeTableSet><item><routeTableId>rtb-1</routeTableId><ownerId>999900001111</ownerId></item></routeTableSet>',
      ),
    ])
    const { resources } = await aws.collect(typeIn(ec2, routeTable))
    expect(resources[0]?.id).toBe('arn:aws:ec2:us-east-1:999900001111:route-table/rtb-1')
  })

  test('unattached volumes are listed', async () => {
    aws = await testAws()
    await aws.seed.client(EC2Client).send(new CreateVolumeCommand({ AvailabilityZone: 'us-east-1a', Size: 8 }))
    expect((await aws.collect(typeIn(ec2, volume))).population.listed).toBe(1)
  })
})

test('ARNs name the partition', () => {
  const aws = { account: '111122223333', partition: 'aws-us-gov', region: 'us-gov-west-1' }
  expect(arnOf(aws, 'ec2', 'vpc/vpc-1')).toBe('arn:aws-us-gov:ec2:us-gov-west-1:111122223333:vpc/vpc-1')
})
