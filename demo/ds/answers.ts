import { type Answer, type AnswerRequest, type AnswerResponse, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Wire shapes of the AWS Directory Service API Reference. The directory of the office: it logs, and tells nobody.

const MAIN = 'us-east-1'
const DirectoryId = 'd-90679603dd'
const DAY = 86_400

const answering = (operation: string, respond: (request: AnswerRequest) => AnswerResponse): Answer => ({
  service: 'ds',
  operation,
  respond,
})

export const answers: readonly Answer[] = [
  answering('DescribeDirectories', ({ region, now }) =>
    json({
      DirectoryDescriptions:
        region === MAIN
          ? [
              {
                DirectoryId,
                Name: 'corp.northwindpay.example',
                ShortName: 'CORP',
                Size: 'Small',
                Edition: 'Standard',
                Stage: 'Active',
                LaunchTime: secondsAgo(now, 500 * DAY),
                Type: 'MicrosoftAD',
                RadiusSettings: {
                  RadiusServers: ['10.20.10.50'],
                  RadiusPort: 1812,
                  SharedSecret: 'demo-only-2Wm6',
                  AuthenticationProtocol: 'PAP',
                },
                RadiusStatus: 'Completed',
                SsoEnabled: false,
                DesiredNumberOfDomainControllers: 2,
              },
            ]
          : [],
    }),
  ),
  answering('ListLogSubscriptions', ({ now }) =>
    json({
      LogSubscriptions: [
        {
          DirectoryId,
          LogGroupName: '/aws/directoryservice/corp',
          SubscriptionCreatedDateTime: secondsAgo(now, 490 * DAY),
        },
      ],
    }),
  ),
  answering('DescribeEventTopics', () => json({ EventTopics: [] })),
  answering('ListCertificates', ({ now }) =>
    json({
      CertificatesInfo: [
        {
          CertificateId: 'c-90679603dd',
          CommonName: 'corp-ldaps',
          State: 'Registered',
          ExpiryDateTime: secondsAgo(now, -40 * DAY),
          Type: 'ClientLDAPS',
        },
      ],
    }),
  ),
  answering('DescribeLDAPSSettings', () => json({ LDAPSSettingsInfo: [{ LDAPSStatus: 'Enabled' }] })),
]
