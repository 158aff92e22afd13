import type { SamplingRuleRecord } from '@aws-sdk/client-xray'
import { evidenceType } from '../../kit/index.ts'

/** One rule, as `GetSamplingRules` answers it. */
export type SamplingRule = SamplingRuleRecord

export const samplingRule = evidenceType<SamplingRule>({
  id: 'aws.xray.sampling-rule',
  title: 'Sampling rules of X-Ray: which requests are traced',
  reach: 'region',
  population: 'every sampling rule of X-Ray of the account in the region, the default one among them',
})
