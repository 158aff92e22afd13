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
    if (asked.some(({ authorizationType: type }) => type === undefined))
      return unknown('AWS did not state who may call a method.')
    return asked.length > 0 ? pass('Every method asks who calls.') : notApplicable('The API has no method but OPTIONS.')
  },
})

const nameOf = ({ httpMethod = 'a method of', path = 'a path' }: Partial<Json<ApiMethod>>): string =>
  `${httpMethod} ${path}`
