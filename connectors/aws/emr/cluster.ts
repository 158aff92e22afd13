import type { Cluster as AwsCluster, Instance } from '@aws-sdk/client-emr'
import { evidenceType } from '../../kit/index.ts'

export interface Cluster {
  Id: string
  /** `DescribeCluster`, without what may hold passwords. */
  Cluster: AwsCluster | null
  /** `ListInstances`: the primary nodes that run. */
  PrimaryNodes: Instance[] | null
}

export const cluster = evidenceType<Cluster>({
  id: 'aws.emr.cluster',
  title: 'EMR clusters, their networks and primary nodes',
  reach: 'region',
  population:
    'every EMR cluster of the account in the region that runs, waits, starts or is ending (ClusterStates); terminated ones are not asked for',
  observed: ['/Cluster/NormalizedInstanceHours', '/Cluster/Status'],
  secrets: [
    // Settings of applications: passwords of databases stand there.
    { pointer: '/Cluster/Configurations', rule: 'emr-configurations' },
    { pointer: '/Cluster/KerberosAttributes/KdcAdminPassword', rule: 'emr-kerberos-password' },
    { pointer: '/Cluster/KerberosAttributes/CrossRealmTrustPrincipalPassword', rule: 'emr-kerberos-password' },
    { pointer: '/Cluster/KerberosAttributes/ADDomainJoinPassword', rule: 'emr-kerberos-password' },
  ],
})
