import { detailedMonitoring } from '../../../../connectors/aws/ec2/instance-upkeep.checks.ts'
import { inUse, notFromWizard } from '../../../../connectors/aws/ec2/security-group-use.checks.ts'
import { subnetsSpread } from '../../../../connectors/aws/ec2/vpc.checks.ts'
import { spansZones } from '../../../../connectors/aws/ec2/vpc-endpoint.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const ACCOUNT = '111122223333'
const group = (GroupName = 'web', OwnerId = ACCOUNT) => ({ settings: { GroupId: 'sg-1', GroupName, OwnerId } })
const using = (nics: string[], named: string[] = []) => ({
  read: {
    interfaces: [{ id: 'eni-1', settings: { Groups: nics.map(GroupId => ({ GroupId })) } }],
    others: [
      { id: 'sg-1', settings: { GroupId: 'sg-1', IpPermissions: [{ UserIdGroupPairs: [{ GroupId: 'sg-1' }] }] } },
      {
        id: 'sg-2',
        settings: {
          GroupId: 'sg-2',
          IpPermissions: [],
          IpPermissionsEgress: [{ UserIdGroupPairs: named.map(GroupId => ({ GroupId })) }],
        },
      },
    ],
  },
})

checkTable(inUse, {
  pass: [
    { case: 'an interface', ...group(), ...using(['sg-9', 'sg-1']) },
    { case: 'a rule of another', ...group(), ...using(['sg-9'], ['sg-1']), reason: /sg-2 names it/ },
  ],
  fail: [{ case: 'only a rule of its own', ...group(), ...using(['sg-9'], ['sg-3']) }],
  notApplicable: [
    { case: 'the default group', ...group('default'), ...using([]) },
    { case: 'of another account', ...group('web', '444455556666'), ...using([]) },
  ],
  unknown: [{ case: 'AWS does not name it', settings: { GroupName: 'web', OwnerId: ACCOUNT }, ...using([]) }],
})

checkTable(notFromWizard, {
  pass: [{ case: 'a name', ...group() }],
  fail: [{ case: 'the name of the wizard', ...group('launch-wizard-3') }],
  unknown: [{ case: 'no name', settings: { GroupId: 'sg-1' } }],
})

const vpc = (OwnerId = ACCOUNT) => ({ settings: { VpcId: 'vpc-1', OwnerId } })
const inZones = (...zones: (string | undefined)[]) => ({
  read: {
    subnets: [
      { id: 'other', settings: { VpcId: 'vpc-2', AvailabilityZone: 'us-east-1f' } },
      ...zones.map((AvailabilityZone, i) => ({ id: `s${i}`, settings: { VpcId: 'vpc-1', AvailabilityZone } })),
    ],
  },
})

checkTable(subnetsSpread, {
  pass: [{ case: 'two', ...vpc(), ...inZones('us-east-1a', 'us-east-1b', 'us-east-1a') }],
  fail: [{ case: 'one', ...vpc(), ...inZones('us-east-1a', 'us-east-1a'), reason: /in us-east-1a\./ }],
  notApplicable: [
    { case: 'no subnet', ...vpc(), ...inZones() },
    { case: 'of another account', ...vpc('444455556666'), ...inZones('us-east-1a') },
  ],
  unknown: [{ case: 'AWS does not say', ...vpc(), ...inZones('us-east-1a', undefined) }],
})

const endpoint = (VpcEndpointType: string, ...SubnetIds: string[]) => ({ settings: { VpcEndpointType, SubnetIds } })

checkTable(spansZones, {
  pass: [{ case: 'two', ...endpoint('Interface', 'subnet-1', 'subnet-2') }],
  fail: [
    { case: 'one', ...endpoint('Interface', 'subnet-1') },
    { case: 'none', ...endpoint('Interface') },
  ],
  notApplicable: [{ case: 'a gateway', ...endpoint('Gateway') }],
  unknown: [
    { case: 'AWS names no type', settings: { SubnetIds: ['subnet-1'] } },
    { case: 'AWS names no subnets', settings: { VpcEndpointType: 'Interface' } },
  ],
})

const monitoring = (State?: string) => ({ settings: { InstanceId: 'i-1', Monitoring: { State } } })

checkTable(detailedMonitoring, {
  pass: [{ case: 'on', ...monitoring('enabled') }],
  fail: [{ case: 'off', ...monitoring('disabled') }],
  unknown: [
    { case: 'AWS does not say', ...monitoring() },
    { case: 'being turned on', ...monitoring('pending') },
  ],
})
