import type { Scope } from '@aws-sdk/client-wafv2'
import type { Aws } from '../../kit/index.ts'

/** What is for CloudFront is asked of one region (AWS WAF API reference, `Scope`), and of AWS's main partition alone. */
const CLOUDFRONT = 'us-east-1'

export const scopesIn = ({ region }: Pick<Aws, 'region'>): Scope[] =>
  region === CLOUDFRONT ? ['REGIONAL', 'CLOUDFRONT'] : ['REGIONAL']
