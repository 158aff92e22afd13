import type { DBClusterParameterGroup } from '@aws-sdk/client-rds'
import { evidenceType } from '../../kit/index.ts'
import { NOT_OTHERS } from './engines.ts'
import { PARAMETERS_KEPT, type ParameterSetting } from './parameters.ts'

export interface ClusterParameterGroup extends DBClusterParameterGroup {
  Parameters: ParameterSetting[]
}

export const clusterParameterGroup = evidenceType<ClusterParameterGroup>({
  id: 'aws.rds.cluster-parameter-group',
  title: 'Database cluster parameter groups',
  reach: 'region',
  population: `every DB cluster parameter group of the account in the region, the default ones and those in no use too; ${PARAMETERS_KEPT}; ${NOT_OTHERS}`,
})
