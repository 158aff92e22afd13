import { check, fail, pass, unknown } from '../../kit/index.ts'
import { gateway } from './gateway.ts'

export const gatewayLogging = check(gateway, {
  id: 'storagegateway-gateway-logging-enabled',
  title: 'Storage gateways write logs of their health',
  severity: 'medium',
  remediation: 'Set a log group for the gateway.',
  references: ['https://docs.aws.amazon.com/filegateway/latest/files3/monitoring-file-gateway.html'],
  test({ Gateway: of }) {
    if (of === null) return unknown('AWS did not describe the gateway.')
    const group = of.CloudWatchLogGroupARN
    return group ? pass(`It logs to ${group}.`) : fail('The gateway has no log group.')
  },
})
