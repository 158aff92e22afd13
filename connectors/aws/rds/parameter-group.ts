import type { DBParameterGroup } from '@aws-sdk/client-rds'
import { evidenceType } from '../../kit/index.ts'
import { NOT_OTHERS } from './engines.ts'
import { PARAMETERS_KEPT, type ParameterSetting } from './parameters.ts'

export interface ParameterGroup extends DBParameterGroup {
  Parameters: ParameterSetting[]
}

export const parameterGroup = evidenceType<ParameterGroup>({
  id: 'aws.rds.parameter-group',
  title: 'Database parameter groups',
  reach: 'region',
  population: `every DB parameter group of the account in the region, the default ones and those in no use too; ${PARAMETERS_KEPT}; ${NOT_OTHERS}`,
})
