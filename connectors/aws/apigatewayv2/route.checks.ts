import { check, fail, notApplicable, pass, unknown } from '../../kit/index.ts'
import { route } from './route.ts'

const ASKS: readonly string[] = ['AWS_IAM', 'CUSTOM', 'JWT']

/** Of WebSocket APIs only the route $connect can ask (Developer Guide, "Control access to WebSocket APIs"). */
export const authorized = check(route, {
  id: 'apigatewayv2-route-authorized',
  title: 'Routes of HTTP and WebSocket APIs ask who calls',
  severity: 'medium',
  remediation: 'Set an authorizer, or authorization by IAM, on the route.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html'],
  equivalents: { securityHub: ['APIGateway.8'], config: ['api-gwv2-authorization-type-configured'] },
  test({ ProtocolType: protocol, Route: { RouteKey: key, AuthorizationType: type } }) {
    if (protocol === undefined) return unknown('AWS did not state the protocol of the API.')
    if (key === undefined) return unknown('AWS did not state the key of the route.')
    if (protocol === 'WEBSOCKET' && key !== '$connect') return notApplicable('Callers are asked when they connect.')
    if (!type) return unknown('AWS did not state who may call the route.')
    if (type === 'NONE') return fail('Anybody may call the route.')
    return ASKS.includes(type)
      ? pass(`The route asks who calls (${type}).`)
      : unknown(`What ${type} asks is not known.`)
  },
})
