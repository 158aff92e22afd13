import { type Answer, json } from '../kit/answer.ts'

// Amazon MemoryDB API Reference. The emulator knows neither access lists nor users, and says of every cluster that it is
// in several zones.

const ACCOUNT = '210987654321'
const arnIn = (region: string, rest: string) => `arn:aws:memorydb:${region}:${ACCOUNT}:${rest}`

export const answers: readonly Answer[] = [
  {
    service: 'memorydb',
    operation: 'DescribeClusters',
    respond: () => null,
    rewrite(body) {
      const { Clusters } = JSON.parse(body) as { Clusters: { Name: string }[] }
      const mode = (name: string) => (name === 'nwp-trial' ? 'singleaz' : 'multiaz')
      return JSON.stringify({ Clusters: Clusters.map(of => ({ ...of, AvailabilityMode: mode(of.Name) })) })
    },
  },
  {
    service: 'memorydb',
    operation: 'DescribeACLs',
    respond: ({ region }) =>
      json({
        ACLs: [
          {
            Name: 'open-access',
            Status: 'active',
            UserNames: ['default'],
            MinimumEngineVersion: '6.2',
            Clusters: region === 'us-east-1' ? ['nwp-trial'] : [],
            ARN: arnIn(region, 'acl/open-access'),
          },
          ...(region === 'us-east-1'
            ? [
                {
                  Name: 'nwp-limits',
                  Status: 'active',
                  UserNames: ['nwp-limits-app'],
                  MinimumEngineVersion: '6.2',
                  Clusters: ['nwp-limits'],
                  ARN: arnIn(region, 'acl/nwp-limits'),
                },
              ]
            : []),
        ],
      }),
  },
  {
    service: 'memorydb',
    operation: 'DescribeUsers',
    respond: ({ region }) => {
      const user = (Name: string, AccessString: string, Type: string, list: string) => ({
        Name,
        Status: 'active',
        AccessString,
        ACLNames: [list],
        MinimumEngineVersion: '6.2',
        Authentication: { Type, ...(Type === 'password' && { PasswordCount: 1 }) },
        ARN: arnIn(region, `user/${Name}`),
      })
      const own = user('nwp-limits-app', 'on ~limits:* +@read +@write', 'iam', 'nwp-limits')
      return json({
        Users: [
          user('default', 'on ~* &* +@all', 'no-password', 'open-access'),
          ...(region === 'us-east-1' ? [own] : []),
        ],
      })
    },
  },
]
