import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Wire shapes of the Service Quotas API Reference; the emulator knows AWS's defaults alone. One limit was raised in spring.

const DAY = 86_400
const QUOTA = {
  ServiceCode: 'lambda',
  ServiceName: 'AWS Lambda',
  QuotaCode: 'L-B99A9384',
  QuotaName: 'Concurrent executions',
  Unit: 'None',
  GlobalQuota: false,
}
const arn = (region: string) => ({ QuotaArn: `arn:aws:servicequotas:${region}:210987654321:lambda/L-B99A9384` })
const raisedIn = (region: string) => region === 'us-east-1'

export const answers: readonly Answer[] = [
  {
    service: 'servicequotas',
    operation: 'ListServices',
    respond: () => json({ Services: [{ ServiceCode: QUOTA.ServiceCode, ServiceName: QUOTA.ServiceName }] }),
  },
  {
    service: 'servicequotas',
    operation: 'ListServiceQuotas',
    respond: ({ region }) =>
      json({ Quotas: [{ ...QUOTA, ...arn(region), Value: raisedIn(region) ? 3000 : 1000, Adjustable: true }] }),
  },
  {
    service: 'servicequotas',
    operation: 'ListRequestedServiceQuotaChangeHistory',
    respond: ({ region, now }) =>
      json({
        RequestedQuotas: raisedIn(region)
          ? [
              {
                ...{ ...QUOTA, ...arn(region), Id: '154e8327b21642efa3d81d488380c934TzKIpj1h', DesiredValue: 3000 },
                ...{ Status: 'APPROVED', QuotaRequestedAtLevel: 'ACCOUNT' },
                ...{ Created: secondsAgo(now, 210 * DAY), LastUpdated: secondsAgo(now, 209 * DAY) },
                Requester: JSON.stringify({
                  accountId: '210987654321',
                  callerArn: 'arn:aws:iam::210987654321:user/mara.lind',
                }),
              },
            ]
          : [],
      }),
  },
]
