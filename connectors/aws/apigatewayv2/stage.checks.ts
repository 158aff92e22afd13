import { check, fail, notApplicable, pass, unknown } from '../../kit/index.ts'
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

const LEVELS = ['ERROR', 'INFO']

export const executionLogs = check(stage, {
  id: 'apigatewayv2-stage-execution-logging-enabled',
  title: 'Stages of WebSocket APIs log how messages are carried out',
  severity: 'medium',
  remediation: 'Set the log level of the stage to errors, or to errors and info.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html'],
  equivalents: { securityHub: ['APIGateway.1'], config: ['api-gw-execution-logging-enabled'] },
  test({ ProtocolType: protocol, Stage: { DefaultRouteSettings: of, RouteSettings: routes = {} } }) {
    if (protocol === undefined) return unknown('AWS did not state the protocol of the API.')
    if (protocol !== 'WEBSOCKET') return notApplicable('HTTP APIs have no such logs.')
    if (!LEVELS.includes(of?.LoggingLevel ?? 'OFF')) return fail('The stage does not log all of its routes.')
    const others = Object.keys(routes).filter(route => !LEVELS.includes(routes[route]?.LoggingLevel ?? ''))
    const off = others.filter(route => routes[route]?.LoggingLevel !== undefined)
    if (off.length > 0) return fail(`The stage does not log ${off.join(', ')}.`)
    return others.length > 0
      ? unknown(`AWS did not state how the stage logs ${others.join(', ')}.`)
      : pass(`The stage logs at level ${of?.LoggingLevel}.`)
  },
})
