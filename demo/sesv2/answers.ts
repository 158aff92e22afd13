import { type Answer, type AnswerRequest, json } from '../kit/answer.ts'

// Wire shapes of the Amazon SES API v2 Reference. Statements are signed; the old newsletter's domain lets everybody send.

const MAIN = 'us-east-1'

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'ses:SendEmail', Resource: '*' }],
})
const identity = (signed: boolean, Policies: Record<string, string>) => ({
  IdentityType: 'DOMAIN',
  FeedbackForwardingStatus: true,
  VerifiedForSendingStatus: true,
  DkimAttributes: {
    SigningEnabled: signed,
    Status: signed ? 'SUCCESS' : 'NOT_STARTED',
    SigningAttributesOrigin: 'AWS_SES',
  },
  MailFromAttributes: { BehaviorOnMxFailure: 'USE_DEFAULT_VALUE' },
  Policies,
  Tags: [],
  VerificationStatus: 'SUCCESS',
})
const IDENTITIES: Readonly<Record<string, object>> = {
  'northwindpay.example': identity(true, {}),
  'news.northwindpay.example': identity(false, { everybody: policy }),
}

const ONE = /^GET \/v2\/email\/identities\/([^/]+)$/
const inMain = <T>({ region }: AnswerRequest, all: T[]): T[] => (region === MAIN ? all : [])
const answering = (operation: RegExp, respond: (request: AnswerRequest) => object): Answer => ({
  service: 'ses',
  operation,
  respond: request => json(respond(request)),
})

export const answers: readonly Answer[] = [
  answering(/^POST \/v2\/email\/list-identities$/, request => ({
    EmailIdentities: inMain(request, Object.keys(IDENTITIES)).map(IdentityName => ({
      IdentityType: 'DOMAIN',
      IdentityName,
      SendingEnabled: true,
      VerificationStatus: 'SUCCESS',
    })),
  })),
  answering(ONE, ({ method, path }) => IDENTITIES[ONE.exec(`${method} ${path}`)?.[1] ?? ''] ?? {}),
  answering(/^POST \/v2\/email\/list-configuration-sets$/, request => ({
    ConfigurationSets: inMain(request, ['nwp-statements']),
  })),
  answering(/^GET \/v2\/email\/configuration-sets\/[^/]+$/, () => ({
    ConfigurationSetName: 'nwp-statements',
    DeliveryOptions: { TlsPolicy: 'OPTIONAL' },
    ReputationOptions: { ReputationMetricsEnabled: true },
    SendingOptions: { SendingEnabled: true },
    Tags: [],
  })),
]
