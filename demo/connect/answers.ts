import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Wire shapes of the Amazon Connect API Reference; the emulator knows no attributes.

const MAIN = 'us-east-1'
const ACCOUNT = '210987654321'
const DAY = 86_400
const SUPPORT = '8d1f2a6c-4b7e-4c39-9f50-2e6a7b8c9d01'
const TRIAL = 'c2e94b7a-1d35-4f86-8a0b-7f6e5d4c3b2a'

const instance = (now: Date, Id: string, InstanceAlias: string, days: number) => ({
  Id,
  Arn: `arn:aws:connect:${MAIN}:${ACCOUNT}:instance/${Id}`,
  IdentityManagementType: 'SAML',
  InstanceAlias,
  CreatedTime: secondsAgo(now, days * DAY),
  ServiceRole: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_nwp`,
  InstanceStatus: 'ACTIVE',
  InboundCallsEnabled: true,
  OutboundCallsEnabled: InstanceAlias === 'nwp-support',
  InstanceAccessUrl: `https://${InstanceAlias}.my.connect.aws`,
})

const OF_ONE = /^GET \/instance\/([^/]+)\/attributes$/

export const answers: readonly Answer[] = [
  {
    service: 'connect',
    operation: /^GET \/instance$/,
    respond: ({ region, now }) =>
      json({
        InstanceSummaryList:
          region === MAIN ? [instance(now, SUPPORT, 'nwp-support', 420), instance(now, TRIAL, 'nwp-trial', 90)] : [],
      }),
  },
  {
    service: 'connect',
    operation: OF_ONE,
    respond: ({ method, path }) => {
      const isSupport = OF_ONE.exec(`${method} ${path}`)?.[1] === SUPPORT
      const on = {
        INBOUND_CALLS: true,
        OUTBOUND_CALLS: isSupport,
        CONTACTFLOW_LOGS: isSupport,
        CONTACT_LENS: isSupport,
        AUTO_RESOLVE_BEST_VOICES: true,
        EARLY_MEDIA: true,
      }
      return json({
        Attributes: Object.entries(on).map(([AttributeType, value]) => ({ AttributeType, Value: String(value) })),
      })
    },
  },
]
