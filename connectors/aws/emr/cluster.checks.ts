import { check, fail, notApplicable, pass } from '../../kit/index.ts'
import { cluster } from './cluster.ts'

export const primaryNotPublic = check(cluster, {
  id: 'emr-cluster-primary-node-not-public',
  title: 'Primary nodes of EMR clusters have no public address',
  severity: 'high',
  remediation: 'Start the cluster in a private subnet.',
  references: ['https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-clusters-in-a-vpc.html'],
  equivalents: {
    prowler: ['emr_cluster_master_nodes_no_public_ip'],
    securityHub: ['EMR.1'],
    config: ['emr-master-no-public-ip'],
  },
  test({ PrimaryNodes: nodes }) {
    if (!nodes?.length) return notApplicable('No primary node runs.')
    const open = nodes.find(({ PublicIpAddress: address }) => address)
    return open
      ? fail(
          `A primary node has the public address ${open.PublicIpAddress} (${open.Ec2InstanceId ?? open.Id ?? 'unnamed'}).`,
        )
      : pass('No primary node has a public address.')
  },
})
