import type { Association } from '@aws-sdk/client-ssm'
import { evidenceType } from '../../kit/index.ts'

export const association = evidenceType<Association>({
  id: 'aws.ssm.association',
  title: 'Associations of State Manager: which document runs where, and when',
  reach: 'region',
  population: 'every association of the account in the region, the newest version of each; parameters are not read',
  observed: ['/LastExecutionDate', '/Overview'],
})
