import type { DBClusterParameterGroup } from '@aws-sdk/client-rds'
import { evidenceType } from '../../kit/index.ts'
import type { ParameterSetting } from '../rds/parameters.ts'
import { NOT_OTHERS } from './own.ts'

/** As DescribeDBClusterParameterGroups answers it, with the parameters of DescribeDBClusterParameters. */
export interface ClusterParameterGroup extends DBClusterParameterGroup {
  Parameters: ParameterSetting[]
}

export const clusterParameterGroup = evidenceType<ClusterParameterGroup>({
  id: 'aws.docdb.cluster-parameter-group',
  title: 'DocumentDB parameter groups, with TLS and auditing',
  reach: 'region',
  population: `every cluster parameter group of DocumentDB in the region, the default ones and those in no use too, with all parameters; ${NOT_OTHERS}`,
})
