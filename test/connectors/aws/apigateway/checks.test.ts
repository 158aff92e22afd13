import { postQuantum, tls } from '../../../../connectors/aws/apigateway/domain-name.checks.ts'
import { methodsAuthorized } from '../../../../connectors/aws/apigateway/rest-api.checks.ts'
import * as stage from '../../../../connectors/aws/apigateway/stage.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const methods = (...Methods: object[]) => ({ settings: { Methods } })
const method = (httpMethod: string, authorizationType?: string, more: object = {}) => ({
  path: '/pay',
  httpMethod,
  authorizationType,
  ...more,
})

checkTable(methodsAuthorized, {
  pass: [{ case: 'all of them', ...methods(method('GET', 'AWS_IAM'), method('OPTIONS', 'NONE')) }],
  fail: [
    { case: 'one', ...methods(method('GET', 'AWS_IAM'), method('POST', 'NONE')), reason: /POST \/pay\.$/ },
    { case: 'a key', ...methods(method('GET', 'NONE', { apiKeyRequired: true })) },
  ],
  notApplicable: [{ case: 'no methods', ...methods() }],
  unknown: [{ case: 'AWS does not say', ...methods(method('GET')) }],
})

const of = (Stage: object) => ({ settings: { restApiId: 'a1', Stage } })
const logs = (levels: Record<string, string>) =>
  of({ methodSettings: Object.fromEntries(Object.entries(levels).map(([k, loggingLevel]) => [k, { loggingLevel }])) })

checkTable(stage.executionLogs, {
  pass: [
    { case: 'errors', ...logs({ '*/*': 'ERROR' }) },
    { case: 'one method with more', ...logs({ '*/*': 'ERROR', 'pay/GET': 'INFO' }) },
  ],
  fail: [
    { case: 'never set', ...of({ stageName: 'prod' }) },
    { case: 'off', ...logs({ '*/*': 'OFF' }) },
    { case: 'one method only', ...logs({ 'pay/GET': 'INFO' }) },
    { case: 'all but one', ...logs({ '*/*': 'INFO', 'pay/GET': 'OFF' }), reason: /pay\/GET/ },
  ],
  unknown: [
    {
      case: 'a method of which AWS says nothing',
      ...of({ methodSettings: { '*/*': { loggingLevel: 'INFO' }, 'pay/GET': { metricsEnabled: true } } }),
    },
  ],
})

checkTable(stage.accessLogs, {
  pass: [{ case: 'on', ...of({ accessLogSettings: { destinationArn: 'arn:aws:logs:us-east-1:1:log-group:a' } }) }],
  fail: [{ case: 'never set', ...of({ stageName: 'prod' }) }],
})

checkTable(stage.clientCertificate, {
  pass: [{ case: 'one', ...of({ clientCertificateId: 'c1' }) }],
  fail: [{ case: 'none', ...of({ stageName: 'prod' }) }],
})

checkTable(stage.tracing, {
  pass: [{ case: 'on', ...of({ tracingEnabled: true }) }],
  fail: [{ case: 'off', ...of({ tracingEnabled: false }) }],
})

checkTable(stage.webAcl, {
  pass: [{ case: 'one', ...of({ webAclArn: 'arn:aws:wafv2:us-east-1:1:regional/webacl/a/b' }) }],
  fail: [{ case: 'none', ...of({ stageName: 'prod' }) }],
})

const ALL = { '*/*': { cachingEnabled: true, cacheDataEncrypted: true } }
const cache = (all: object, ...encrypted: boolean[]) =>
  of({
    cacheClusterEnabled: true,
    methodSettings: {
      ...all,
      ...Object.fromEntries(
        encrypted.map((cacheDataEncrypted, i) => [`m${i}/GET`, { cachingEnabled: true, cacheDataEncrypted }]),
      ),
    },
  })

checkTable(stage.cacheEncrypted, {
  pass: [{ case: 'all', ...cache(ALL, true, true) }],
  fail: [{ case: 'one in clear', ...cache(ALL, true, false), reason: /m1\/GET/ }],
  notApplicable: [
    { case: 'no cache', ...of({ cacheClusterEnabled: false }) },
    {
      case: 'nothing cached',
      ...cache({ '*/*': { cachingEnabled: false } }),
    },
  ],
  unknown: [
    { case: 'AWS does not say', ...of({}) },
    { case: 'a cache, and no setting of methods', ...cache({}) },
    { case: 'one method encrypted, and nothing said of the others', ...cache({}, true) },
  ],
})

const policy = (securityPolicy?: string) => ({ settings: { domainName: 'api.example', securityPolicy } })

checkTable(tls, {
  pass: [
    { case: 'TLS 1.2', ...policy('TLS_1_2') },
    { case: 'TLS 1.3', ...policy('SecurityPolicy_TLS13_1_3_2025_09') },
  ],
  fail: [{ case: 'TLS 1.0', ...policy('TLS_1_0') }],
  unknown: [
    { case: 'not stated', ...policy() },
    { case: 'another', ...policy('TLS_2_0') },
  ],
})

checkTable(postQuantum, {
  pass: [
    { case: 'PQ in its name', ...policy('SecurityPolicy_TLS13_1_2_PQ_2025_09') },
    { case: 'FIPS', ...policy('SecurityPolicy_TLS13_1_2_Ext2_FIPS_PQ_2025_09') },
  ],
  fail: [
    { case: 'a legacy policy', ...policy('TLS_1_2'), reason: /TLS_1_2/ },
    { case: 'TLS 1.3 without', ...policy('SecurityPolicy_TLS13_1_3_2025_09') },
  ],
  unknown: [
    { case: 'not stated', ...policy() },
    { case: 'a policy of the edge', ...policy('SecurityPolicy_TLS13_2025_EDGE'), reason: /AWS does not say/ },
    { case: 'a new one', ...policy('SecurityPolicy_TLS13_1_3_PQ_2028_01') },
  ],
})
