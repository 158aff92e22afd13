import { authorized } from '../../../../connectors/aws/apigatewayv2/route.checks.ts'
import { accessLogs, executionLogs } from '../../../../connectors/aws/apigatewayv2/stage.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const route = (ProtocolType: string | undefined, RouteKey: string | undefined, AuthorizationType?: string) => ({
  settings: { ApiId: 'a1', ProtocolType, Route: { RouteKey, AuthorizationType } },
})

checkTable(authorized, {
  pass: [{ case: 'a JWT', ...route('HTTP', 'GET /pay', 'JWT') }],
  fail: [
    { case: 'nobody is asked', ...route('HTTP', 'GET /pay', 'NONE') },
    { case: 'nobody who connects is asked', ...route('WEBSOCKET', '$connect', 'NONE') },
  ],
  notApplicable: [{ case: 'after connecting', ...route('WEBSOCKET', '$default', 'NONE') }],
  unknown: [
    { case: 'AWS does not say', ...route('HTTP', 'GET /pay') },
    { case: 'no protocol', ...route(undefined, 'GET /pay', 'NONE') },
    { case: 'no key', ...route('WEBSOCKET', undefined, 'NONE') },
  ],
})

const stage = (ProtocolType: string | undefined, Stage: object) => ({
  settings: { ApiId: 'a1', ProtocolType, Stage: { StageName: 'prod', ...Stage } },
})

checkTable(accessLogs, {
  pass: [{ case: 'on', ...stage('HTTP', { AccessLogSettings: { DestinationArn: 'arn:aws:logs:us-east-1:1:a' } }) }],
  fail: [{ case: 'never set', ...stage('HTTP', {}) }],
})

const level = (LoggingLevel: string) => ({ DefaultRouteSettings: { LoggingLevel } })

checkTable(executionLogs, {
  pass: [{ case: 'errors', ...stage('WEBSOCKET', level('ERROR')) }],
  fail: [
    { case: 'off', ...stage('WEBSOCKET', level('OFF')) },
    { case: 'never set', ...stage('WEBSOCKET', {}) },
    {
      case: 'all but one',
      ...stage('WEBSOCKET', { ...level('INFO'), RouteSettings: { $connect: { LoggingLevel: 'OFF' } } }),
    },
  ],
  notApplicable: [{ case: 'an HTTP API', ...stage('HTTP', {}) }],
  unknown: [
    { case: 'no protocol', ...stage(undefined, {}) },
    {
      case: 'a route of which AWS says nothing',
      ...stage('WEBSOCKET', { ...level('INFO'), RouteSettings: { $connect: { DataTraceEnabled: false } } }),
    },
  ],
})
