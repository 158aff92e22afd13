import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Wire shapes of the AWS Global Accelerator API Reference; the emulator lacks the service, which is asked in Oregon alone.

const DAY = 86_400

export const answers: readonly Answer[] = [
  {
    service: 'globalaccelerator',
    operation: 'ListAccelerators',
    respond: ({ region, now }) =>
      json({
        Accelerators:
          region === 'us-west-2'
            ? [
                {
                  AcceleratorArn:
                    'arn:aws:globalaccelerator::210987654321:accelerator/7c1f0b62-4a3d-4e8b-9f57-2d6e8a91c304',
                  Name: 'nwp-payments',
                  IpAddressType: 'IPV4',
                  Enabled: true,
                  IpSets: [
                    {
                      IpFamily: 'IPv4',
                      IpAddresses: ['198.51.100.141', '203.0.113.200'],
                      IpAddressFamily: 'IPv4',
                    },
                  ],
                  DnsName: 'a1b2c3d4e5f607182.awsglobalaccelerator.com',
                  Status: 'DEPLOYED',
                  CreatedTime: secondsAgo(now, 410 * DAY),
                  LastModifiedTime: secondsAgo(now, 120 * DAY),
                },
              ]
            : [],
      }),
  },
  {
    service: 'globalaccelerator',
    operation: 'DescribeAcceleratorAttributes',
    respond: () => json({ AcceleratorAttributes: { FlowLogsEnabled: false } }),
  },
]
