import {
  AuthorizeSecurityGroupIngressCommand,
  CreateManagedPrefixListCommand,
  CreateNetworkAclCommand,
  CreateNetworkAclEntryCommand,
  CreateSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  type EC2Client,
  type IpPermission,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2'
import type { Network } from './network.ts'
import { given, named } from './tags.ts'

export interface Groups {
  readonly api: string
  readonly bastion: string
}

const tcp = (port: number, to: number, source: Partial<IpPermission>): IpPermission => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: to,
  ...source,
})
const anywhere = { IpRanges: [{ CidrIp: '0.0.0.0/0' }], Ipv6Ranges: [{ CidrIpv6: '::/0' }] }

/** Security groups and network ACLs of a network; a careful one closes its default group and its bastion. */
export async function seedFirewalls(
  ec2: EC2Client,
  { vpc }: Network,
  { careful }: { careful: boolean },
): Promise<Groups> {
  const office = await officeList(ec2)
  const web = await group(ec2, vpc, 'web-alb', 'HTTPS for merchants', [tcp(443, 443, anywhere)])
  const fromWeb = { UserIdGroupPairs: [{ GroupId: web }] }
  const api = await group(ec2, vpc, 'payments-api', 'API behind the load balancer', [tcp(8443, 8443, fromWeb)])
  const fromOffice = { PrefixListIds: [{ PrefixListId: office }] }
  const bastionRules = careful ? [tcp(22, 22, fromOffice)] : [tcp(22, 22, anywhere), tcp(3389, 3389, anywhere)]
  const bastion = await group(ec2, vpc, 'bastion', 'Administration', bastionRules)
  if (careful) {
    await closeDefault(ec2, vpc)
    await closeEgress(ec2, api)
  } else {
    await group(ec2, vpc, 'legacy-reporting', 'Reporting, to be retired', [{ IpProtocol: '-1', ...anywhere }])
    await group(ec2, vpc, 'branch-file-share', 'File share of the branch office', [tcp(445, 445, anywhere)])
    await group(ec2, vpc, 'analytics-db', 'Read replica', [tcp(5432, 5432, { IpRanges: [{ CidrIp: '0.0.0.0/0' }] })])
  }
  await networkAcl(ec2, vpc, careful)
  return { api, bastion }
}

async function officeList(ec2: EC2Client): Promise<string> {
  const { PrefixList } = await ec2.send(
    new CreateManagedPrefixListCommand({
      PrefixListName: 'northwind-offices',
      AddressFamily: 'IPv4',
      MaxEntries: 5,
      Entries: [
        { Cidr: '203.0.113.0/25', Description: 'Utrecht' },
        { Cidr: '198.51.100.64/26', Description: 'Boston' },
      ],
    }),
  )
  return given(PrefixList?.PrefixListId, 'prefix list')
}

async function group(
  ec2: EC2Client,
  VpcId: string,
  GroupName: string,
  Description: string,
  IpPermissions: IpPermission[],
) {
  const TagSpecifications = named('security-group', GroupName)
  const made = await ec2.send(new CreateSecurityGroupCommand({ VpcId, GroupName, Description, TagSpecifications }))
  const GroupId = given(made.GroupId, 'security group')
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }))
  return GroupId
}

const allOut: IpPermission[] = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }]

const closeEgress = (ec2: EC2Client, GroupId: string) =>
  ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions: allOut }))

async function closeDefault(ec2: EC2Client, vpc: string): Promise<void> {
  const Filters = [
    { Name: 'vpc-id', Values: [vpc] },
    { Name: 'group-name', Values: ['default'] },
  ]
  const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }))
  const group = given(SecurityGroups?.[0], 'default security group')
  const GroupId = given(group.GroupId, 'default security group id')
  const IpPermissions = group.IpPermissions ?? []
  if (IpPermissions.length > 0) await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions }))
  await closeEgress(ec2, GroupId)
}

/** A careful ACL denies the administration ports before it allows the ephemeral range. */
async function networkAcl(ec2: EC2Client, VpcId: string, careful: boolean): Promise<void> {
  const TagSpecifications = named('network-acl', careful ? 'payments-cde' : 'payments-eu-legacy')
  const { NetworkAcl } = await ec2.send(new CreateNetworkAclCommand({ VpcId, TagSpecifications }))
  const NetworkAclId = given(NetworkAcl?.NetworkAclId, 'network ACL')
  const add = (RuleNumber: number, RuleAction: 'allow' | 'deny', From: number, To: number) =>
    ec2.send(
      new CreateNetworkAclEntryCommand({
        NetworkAclId,
        RuleNumber,
        RuleAction,
        Protocol: '6',
        Egress: false,
        CidrBlock: '0.0.0.0/0',
        PortRange: { From, To },
      }),
    )
  if (careful) {
    await add(90, 'deny', 22, 22)
    await add(91, 'deny', 3389, 3389)
  }
  await add(100, 'allow', 443, 443)
  await add(110, 'allow', 1024, 65535)
}
