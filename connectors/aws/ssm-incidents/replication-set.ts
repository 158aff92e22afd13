import type { ReplicationSet as AwsReplicationSet } from '@aws-sdk/client-ssm-incidents'
import { evidenceType } from '../../kit/index.ts'

export interface ReplicationSet {
  /** `GetReplicationSet`. */
  ReplicationSet: AwsReplicationSet | null
}

export const replicationSet = evidenceType<ReplicationSet>({
  id: 'aws.ssm-incidents.replication-set',
  title: 'Whether Incident Manager is set up, and in which regions',
  reach: 'account',
  population: 'the replication set of Incident Manager, of which an account has one at most',
  observed: ['/ReplicationSet/regionMap/*/statusUpdateDateTime'],
})
