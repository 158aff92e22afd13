import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Wire shapes of the Incident Manager API Reference; the emulator lacks the service. Asked for in any region, known in one.

const MAIN = 'us-east-1'
const DAY = 86_400
const arn = (resource: string) => `arn:aws:ssm-incidents::210987654321:${resource}`
const SET = arn('replication-set/4ac1f0d2-7b35-4e86-9a20-5d8b6c3e1f97')
const BY = 'arn:aws:sts::210987654321:assumed-role/nwp-platform/ivy'

export const answers: readonly Answer[] = [
  {
    service: 'ssm-incidents',
    operation: /^POST \/listReplicationSets$/,
    respond: () => json({ replicationSetArns: [SET] }),
  },
  {
    service: 'ssm-incidents',
    operation: /^GET \/getReplicationSet$/,
    respond: ({ now }) =>
      json({
        replicationSet: {
          arn: SET,
          regionMap: { [MAIN]: { status: 'ACTIVE', statusUpdateDateTime: secondsAgo(now, 505 * DAY) } },
          status: 'ACTIVE',
          deletionProtected: true,
          createdTime: secondsAgo(now, 505 * DAY),
          createdBy: BY,
          lastModifiedTime: secondsAgo(now, 505 * DAY),
          lastModifiedBy: BY,
        },
      }),
  },
  {
    service: 'ssm-incidents',
    operation: /^POST \/listResponsePlans$/,
    respond: () =>
      json({
        responsePlanSummaries: [
          {
            arn: arn('response-plan/nwp-payments-down'),
            name: 'nwp-payments-down',
            displayName: 'Payments are down',
          },
        ],
      }),
  },
  {
    service: 'ssm-incidents',
    operation: /^GET \/getResponsePlan$/,
    respond: () =>
      json({
        arn: arn('response-plan/nwp-payments-down'),
        name: 'nwp-payments-down',
        displayName: 'Payments are down',
        incidentTemplate: { title: 'Payments are down', impact: 1 },
        engagements: ['arn:aws:ssm-contacts:us-east-1:210987654321:contact/nwp-on-call'],
        actions: [],
        integrations: [],
      }),
  },
]
