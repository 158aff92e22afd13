import { check, fail, pass } from '../../kit/index.ts'
import { elasticIp } from './elastic-ip.ts'

export const inUse = check(elasticIp, {
  id: 'ec2-elastic-ip-in-use',
  title: 'Elastic IP addresses are in use',
  severity: 'low',
  remediation: 'Release the address.',
  why: 'An address that others may still have in a firewall or a DNS record is part of what there is to keep an eye on.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html'],
  equivalents: { prowler: ['ec2_elastic_ip_unassigned'], config: ['eip-attached'] },
  test({ AssociationId: association, InstanceId: instance, NetworkInterfaceId: nic }) {
    const by = instance || nic || association
    return by ? pass(`Associated with ${by}.`) : fail('The address is associated with nothing.')
  },
})
