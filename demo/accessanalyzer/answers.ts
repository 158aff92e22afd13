import { type Answer, json } from '../kit/answer.ts'
import { daysAgo } from '../kit/clock.ts'

// Wire shape of the IAM Access Analyzer API Reference (2019-11-01), ListAnalyzers; the emulator lacks the service. The
// second region has an analyzer of unused access only.

const analyzer = (now: Date, region: string, name: string, type: string) => ({
  arn: `arn:aws:access-analyzer:${region}:210987654321:analyzer/${name}`,
  name,
  type,
  status: 'ACTIVE',
  createdAt: daysAgo(now, 658.3),
  tags: { owner: 'security' },
})

export const answers: readonly Answer[] = [
  {
    service: 'access-analyzer',
    operation: /^GET \/analyzer$/,
    respond: ({ region, now }) =>
      json({
        analyzers: [
          ...(region === 'us-east-1' ? [analyzer(now, region, 'nwp-external', 'ACCOUNT')] : []),
          analyzer(now, region, 'nwp-unused', 'ACCOUNT_UNUSED_ACCESS'),
        ],
      }),
  },
]
