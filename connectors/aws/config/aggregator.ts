import type { ConfigurationAggregator } from '@aws-sdk/client-config-service'
import { evidenceType } from '../../kit/index.ts'

export const aggregator = evidenceType<ConfigurationAggregator>({
  id: 'aws.config.aggregator',
  title: 'AWS Config aggregators, and the accounts and regions they collect from',
  reach: 'region',
  population:
    'every aggregator of AWS Config that the account has in the region; what others gather of this account is not asked for',
})
