import { type Answer, xml } from '../kit/answer.ts'

// Wire shape of the Amazon Route 53 API Reference (2013-04-01), ListQueryLoggingConfigs, which the emulator refuses for a
// zone that it has. The shop's zone is named as the emulator numbers zones.

const SHOP = '5I1FDSUZMZGS5D8LGNP9W8'

const config = `<QueryLoggingConfig><Id>87654321-dcba-1234-abcd-1a2b3c4d5e6f</Id><HostedZoneId>${SHOP}</HostedZoneId><CloudWatchLogsLogGroupArn>arn:aws:logs:us-east-1:210987654321:log-group:/aws/route53/northwindpay.example</CloudWatchLogsLogGroupArn></QueryLoggingConfig>`

export const answers: readonly Answer[] = [
  {
    service: 'route53',
    operation: /^GET \/2013-04-01\/queryloggingconfig$/,
    respond: ({ query }) =>
      xml(
        `<ListQueryLoggingConfigsResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><QueryLoggingConfigs>${query.get('hostedzoneid') === SHOP ? config : ''}</QueryLoggingConfigs></ListQueryLoggingConfigsResponse>`,
      ),
  },
]
