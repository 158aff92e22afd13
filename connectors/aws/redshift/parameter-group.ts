import type { ClusterParameterGroup, Parameter } from '@aws-sdk/client-redshift'
import { evidenceType } from '../../kit/index.ts'

export interface ParameterGroup {
  /** Of `DescribeClusterParameterGroups`. */
  ParameterGroup: ClusterParameterGroup
  /** `DescribeClusterParameters`, each without its explanation. */
  Parameters: Omit<Parameter, 'Description'>[] | null
}

export const parameterGroup = evidenceType<ParameterGroup>({
  id: 'aws.redshift.parameter-group',
  title: 'Redshift parameter groups',
  reach: 'region',
  population:
    'every cluster parameter group of Redshift of the account in the region, default ones and those in no use too',
})
