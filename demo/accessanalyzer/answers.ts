import { type Answer, json } from '../kit/answer.ts'

// Wire shape of the IAM Access Analyzer API Reference (2019-11-01), ListAnalyzers; the emulator lacks the service. The
// second region has an analyzer of unused access only.

const analyzer = (region: string, name: string, type: string) => ({
  arn: `arn:aws:access-analyzer:${region}:210987654321:analyzer/${name}`,
  name,
  type,
  status: 'ACTIVE',
  createdAt: '2025-02-03T09:12:44Z',
  tags: { owner: 'security' },
})

export const answers: readonly Answer[] = [
  {
    service: 'access-analyzer',
    operation: /^GET \/analyzer$/,
    respond: ({ region }) =>
      json({
        analyzers: [
          ...(region === 'us-east-1' ? [analyzer(region, 'nwp-external', 'ACCOUNT')] : []),
          analyzer(region, 'nwp-unused', 'ACCOUNT_UNUSED_ACCESS'),
        ],
      }),
  },
]
