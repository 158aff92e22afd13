import { check, fail, meaningOf, notApplicable, pass, unknown } from '../../kit/index.ts'
import { stage } from './stage.ts'

export const accessLogs = check(stage, {
  id: 'apigatewayv2-stage-access-logging-enabled',
  title: 'Stages of HTTP and WebSocket APIs keep access logs',
  severity: 'medium',
  remediation: 'Name a log group for the access logs of the stage.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html'],
  equivalents: {
    prowler: ['apigatewayv2_api_access_logging_enabled'],
    securityHub: ['APIGateway.9'],
    config: ['api-gwv2-access-logs-enabled'],
  },
  test: ({ Stage: { AccessLogSettings: of } }) =>
    of?.DestinationArn ? pass(`Access logs go to ${of.DestinationArn}.`) : fail('The stage keeps no access logs.'),
})

const IS_WEBSOCKET = { HTTP: false, WEBSOCKET: true }
const LOGS = { ERROR: true, INFO: true, OFF: false }
const logsAt = (level: keyof typeof LOGS): boolean => meaningOf(level, LOGS, 'the level of logs')

export const executionLogs = check(stage, {
  id: 'apigatewayv2-stage-execution-logging-enabled',
  title: 'Stages of WebSocket APIs log how messages are carried out',
  severity: 'medium',
  remediation: 'Set the log level of the stage to errors, or to errors and info.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html'],
  equivalents: { securityHub: ['APIGateway.1'], config: ['api-gw-execution-logging-enabled'] },
  test({ ProtocolType: protocol, Stage: { DefaultRouteSettings: of, RouteSettings: routes = {} } }) {
    if (protocol === undefined) return unknown('AWS did not state the protocol of the API.')
    if (!meaningOf(protocol, IS_WEBSOCKET, 'the protocol')) return notApplicable('HTTP APIs have no such logs.')
    if (!logsAt(of?.LoggingLevel ?? 'OFF')) return fail('The stage does not log all of its routes.')
    const off = Object.keys(routes).filter(route => !logsAt(routes[route]?.LoggingLevel ?? 'INFO'))
    if (off.length > 0) return fail(`The stage does not log ${off.join(', ')}.`)
    const untold = Object.keys(routes).filter(route => routes[route]?.LoggingLevel === undefined)
    return untold.length > 0
      ? unknown(`AWS did not state how the stage logs ${untold.join(', ')}.`)
      : pass(`The stage logs at level ${of?.LoggingLevel}.`)
  },
})
