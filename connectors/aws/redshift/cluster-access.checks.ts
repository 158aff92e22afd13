import { check, fail, inRegion, pass, unknown } from '../../kit/index.ts'
import { openings } from '../ec2/openings.ts'
import { covers } from '../ec2/ports.ts'
import { securityGroup } from '../ec2/security-group.ts'
import { cluster } from './cluster.ts'

export const notPublic = check(cluster, {
  id: 'redshift-cluster-not-public',
  title: 'Redshift clusters have no public address',
  severity: 'critical',
  remediation: 'Make the cluster not publicly accessible.',
  references: ['https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html'],
  equivalents: { securityHub: ['Redshift.1'], config: ['redshift-cluster-public-access-check'] },
  test({ Cluster: { PubliclyAccessible: open } }) {
    if (open === undefined) return unknown('AWS did not state whether the cluster is public.')
    return open ? fail('The cluster is publicly accessible.') : pass('The cluster is not publicly accessible.')
  },
})

export const portRestricted = check(cluster, {
  id: 'redshift-cluster-port-not-open',
  title: 'Security groups of Redshift clusters keep the internet from the port of the cluster',
  severity: 'high',
  remediation: 'Let in only the addresses and groups that query the cluster.',
  references: ['https://docs.aws.amazon.com/redshift/latest/mgmt/rs-security-group-public-private.html'],
  equivalents: { securityHub: ['Redshift.15'], config: ['redshift-unrestricted-port-access'] },
  reads: { groups: inRegion(securityGroup, group => group) },
  test({ Cluster: { Endpoint: endpoint, VpcSecurityGroups: groups } }, { read }) {
    const port = endpoint?.Port
    if (port === undefined) return unknown('AWS did not state the port of the cluster.')
    if (!groups?.length) return unknown('AWS named no security group of the cluster.')
    const missing: string[] = []
    for (const { VpcSecurityGroupId: id = 'without an id' } of groups) {
      const group = read.groups.find(({ value }) => value.GroupId === id)?.value
      if (group === undefined) missing.push(id)
      else
        for (const { cidr } of openings(group, 'IpPermissions', range => covers(range, { transport: 'tcp', port })))
          return fail(`The security group ${id} opens port ${port} to ${cidr}.`)
    }
    return missing.length > 0
      ? unknown(`AWS listed no security group ${missing.join(', ')}.`)
      : pass(`No security group opens port ${port} to the internet.`)
  },
})

export const enhancedRouting = check(cluster, {
  id: 'redshift-cluster-enhanced-vpc-routing',
  title: 'Redshift clusters load and unload data through their network',
  severity: 'medium',
  remediation: 'Turn on enhanced VPC routing.',
  why: 'Flow logs, endpoints and security groups otherwise say nothing about what is loaded and unloaded.',
  references: ['https://docs.aws.amazon.com/redshift/latest/mgmt/enhanced-vpc-routing.html'],
  equivalents: {
    prowler: ['redshift_cluster_enhanced_vpc_routing'],
    securityHub: ['Redshift.7'],
    config: ['redshift-enhanced-vpc-routing-enabled'],
  },
  test({ Cluster: { EnhancedVpcRouting: on } }) {
    if (on === undefined) return unknown('AWS did not state whether enhanced VPC routing is on.')
    return on ? pass('Enhanced VPC routing is on.') : fail('Enhanced VPC routing is off.')
  },
})

export const adminName = check(cluster, {
  id: 'redshift-cluster-custom-administrator-name',
  title: 'Administrators of Redshift clusters do not have the default name',
  severity: 'medium',
  remediation: 'Make the cluster again with another administrator name; it cannot be changed.',
  references: ['https://docs.aws.amazon.com/redshift/latest/mgmt/rs-gsg-launch-sample-cluster.html'],
  equivalents: {
    prowler: ['redshift_cluster_non_default_username'],
    securityHub: ['Redshift.8'],
    config: ['redshift-default-admin-check'],
  },
  test({ Cluster: { MasterUsername: name } }) {
    if (!name) return unknown('AWS did not state the name of the administrator.')
    return name === 'awsuser'
      ? fail('The administrator has the default name, awsuser.')
      : pass('The name is not the default.')
  },
})

export const databaseName = check(cluster, {
  id: 'redshift-cluster-custom-database-name',
  title: 'Databases of Redshift clusters do not have the default name',
  severity: 'low',
  remediation: 'Make the cluster again with another database name; it cannot be changed.',
  references: ['https://docs.aws.amazon.com/redshift/latest/mgmt/rs-gsg-launch-sample-cluster.html'],
  equivalents: { prowler: ['redshift_cluster_non_default_database_name'], config: ['redshift-default-db-name-check'] },
  test({ Cluster: { DBName: name } }) {
    if (!name) return unknown('AWS did not state the name of the database.')
    return name === 'dev' ? fail('The database has the default name, dev.') : pass(`The database is named ${name}.`)
  },
})
