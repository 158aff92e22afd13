import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Wire shapes of the Amazon EMR API Reference (2009-03-31). Reports run on a cluster that is started each night; by day
// none runs.

const NAME = 'nwp-reports'
const encryption = {
  EncryptionConfiguration: {
    EnableAtRestEncryption: true,
    EnableInTransitEncryption: false,
    AtRestEncryptionConfiguration: { S3EncryptionConfiguration: { EncryptionMode: 'SSE-S3' } },
  },
}

const answer = (operation: string, respond: Answer['respond']): Answer => ({
  service: 'elasticmapreduce',
  operation,
  respond,
})

export const answers: readonly Answer[] = [
  answer('ListSecurityConfigurations', ({ region, now }) =>
    json({
      SecurityConfigurations:
        region === 'us-east-1' ? [{ Name: NAME, CreationDateTime: secondsAgo(now, 30_000_000) }] : [],
    }),
  ),
  answer('DescribeSecurityConfiguration', ({ now }) =>
    json({
      Name: NAME,
      SecurityConfiguration: JSON.stringify(encryption),
      CreationDateTime: secondsAgo(now, 30_000_000),
    }),
  ),
  answer('ListClusters', () => json({ Clusters: [] })),
  answer('GetBlockPublicAccessConfiguration', ({ region }) =>
    json({
      BlockPublicAccessConfiguration: {
        BlockPublicSecurityGroupRules: region === 'us-east-1',
        PermittedPublicSecurityGroupRuleRanges: [{ MinRange: 22, MaxRange: 22 }],
      },
    }),
  ),
]
