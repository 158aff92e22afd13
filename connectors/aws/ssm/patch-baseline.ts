import type { PatchBaselineIdentity } from '@aws-sdk/client-ssm'
import { evidenceType } from '../../kit/index.ts'

export const patchBaseline = evidenceType<PatchBaselineIdentity>({
  id: 'aws.ssm.patch-baseline',
  title: 'Patch baselines, and which are the default',
  reach: 'region',
  population: 'every patch baseline that the account can use in the region: its own and those of AWS',
})
