import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Wire shapes of the Amazon AppStream API Reference; the emulator knows neither timeouts nor internet access as AWS does.

const MAIN = 'us-east-1'
const DAY = 86_400

/** The back office works in streamed sessions; a fleet for visitors was set up by the console's defaults. */
const FLEETS = [
  {
    Name: 'nwp-back-office',
    EnableDefaultInternetAccess: false,
    MaxUserDurationInSeconds: 28_800,
    DisconnectTimeoutInSeconds: 300,
    IdleDisconnectTimeoutInSeconds: 600,
    age: 320,
  },
  {
    Name: 'nwp-visitors',
    EnableDefaultInternetAccess: true,
    MaxUserDurationInSeconds: 57_600,
    DisconnectTimeoutInSeconds: 900,
    IdleDisconnectTimeoutInSeconds: 0,
    age: 95,
  },
]

export const answers: readonly Answer[] = [
  {
    service: 'appstream',
    operation: 'DescribeFleets',
    respond: ({ region, now }) =>
      json({
        Fleets:
          region === MAIN
            ? FLEETS.map(({ age, ...fleet }) => ({
                ...fleet,
                Arn: `arn:aws:appstream:${MAIN}:210987654321:fleet/${fleet.Name}`,
                DisplayName: fleet.Name,
                ImageName: 'AppStream-WinServer2022-10-05-2025',
                InstanceType: 'stream.standard.medium',
                FleetType: 'ON_DEMAND',
                State: 'RUNNING',
                ComputeCapacityStatus: { Desired: 2, Running: 2, InUse: 1, Available: 1 },
                VpcConfig: { SubnetIds: ['subnet-0a1b2c3d4e5f60718'] },
                StreamView: 'APP',
                Platform: 'WINDOWS_SERVER_2022',
                CreatedTime: secondsAgo(now, age * DAY),
                FleetErrors: [],
              }))
            : [],
      }),
  },
]
