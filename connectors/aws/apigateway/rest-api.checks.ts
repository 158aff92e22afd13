import { check, fail, type Json, notApplicable, pass, unknown } from '../../kit/index.ts'
import { type ApiMethod, restApi } from './rest-api.ts'

/** Browsers ask by OPTIONS whether they may call, without credentials. An API key is no authorization (AWS's guide). */
export const methodsAuthorized = check(restApi, {
  id: 'apigateway-rest-api-methods-authorized',
  title: 'Methods of REST APIs ask who calls',
  severity: 'medium',
  remediation: 'Set an authorizer, or authorization by IAM, on the method, and deploy the API.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html'],
  test({ Methods: methods }) {
    if (methods === null) return unknown('AWS answered no resources of the API.')
    const asked = methods.filter(({ httpMethod }) => httpMethod !== 'OPTIONS')
    const open = asked.filter(({ authorizationType: type }) => type === 'NONE')
    if (open.length > 0) return fail(`Anybody may call ${open.map(nameOf).join(', ')}.`)
    const other = asked.find(({ authorizationType: type }) => type === undefined || !AUTHORIZED.includes(type))
    if (other)
      return unknown(
        `Who may call ${nameOf(other)} is not known (authorization ${other.authorizationType ?? 'not stated'}).`,
      )
    return asked.length > 0 ? pass('Every method asks who calls.') : notApplicable('The API has no method but OPTIONS.')
  },
})

/** Types that ask who calls (API Gateway API reference, Method `authorizationType`). */
const AUTHORIZED = ['AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS']

const nameOf = ({ httpMethod = 'a method of', path = 'a path' }: Partial<Json<ApiMethod>>): string =>
  `${httpMethod} ${path}`
