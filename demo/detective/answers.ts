import { type Answer, json } from '../kit/answer.ts'
import { daysAgo } from '../kit/clock.ts'

// Wire shapes of the Amazon Detective API Reference; the emulator lacks the service. It is on in the main region alone.

export const answers: readonly Answer[] = [
  {
    service: 'detective',
    operation: /^POST \/graphs\/list$/,
    respond: ({ region, now }) =>
      json({
        GraphList:
          region === 'us-east-1'
            ? [
                {
                  Arn: `arn:aws:detective:${region}:210987654321:graph:0f1e2d3c4b5a69788796a5b4c3d2e1f0`,
                  CreatedTime: daysAgo(now, 205),
                },
              ]
            : [],
      }),
  },
  {
    service: 'detective',
    operation: /^POST \/graph\/datasources\/list$/,
    respond: ({ now }) =>
      json({
        DatasourcePackages: {
          DETECTIVE_CORE: {
            DatasourcePackageIngestState: 'STARTED',
            LastIngestStateChange: { STARTED: { Timestamp: daysAgo(now, 205) } },
          },
        },
      }),
  },
]
