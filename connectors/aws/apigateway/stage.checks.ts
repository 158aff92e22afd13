import { check, fail, meaningOf, notApplicable, pass, unknown } from '../../kit/index.ts'
import { stage } from './stage.ts'

/** By the level, whether it logs; a level that AWS does not state is judged apart. */
const LOGS: Readonly<Record<string, boolean>> = { ERROR: true, INFO: true, OFF: false }
const logsAt = (level: string): boolean => meaningOf(level, LOGS, 'the level of logs')

/** Settings of single methods stand over those of all of them. AWS leaves out a level that was never set. */
export const executionLogs = check(stage, {
  id: 'apigateway-stage-execution-logging-enabled',
  title: 'Stages of REST APIs log how requests are carried out',
  severity: 'medium',
  remediation: 'Set the log level of the stage to errors, or to errors and info.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html'],
  equivalents: { securityHub: ['APIGateway.1'], config: ['api-gw-execution-logging-enabled'] },
  test({ Stage: { methodSettings: settings = {} } }) {
    const levelOf = (method: string) => settings[method]?.loggingLevel
    if (!logsAt(levelOf('*/*') ?? 'OFF')) return fail('The stage does not log all of its methods.')
    const off = Object.keys(settings).filter(method => !logsAt(levelOf(method) ?? 'INFO'))
    if (off.length > 0) return fail(`The stage does not log ${off.join(', ')}.`)
    const untold = Object.keys(settings).filter(method => levelOf(method) === undefined)
    return untold.length > 0
      ? unknown(`AWS did not state how the stage logs ${untold.join(', ')}.`)
      : pass(`The stage logs at level ${levelOf('*/*')}.`)
  },
})

export const accessLogs = check(stage, {
  id: 'apigateway-stage-access-logging-enabled',
  title: 'Stages of REST APIs keep access logs',
  severity: 'medium',
  remediation: 'Name a log group or a delivery stream for the access logs of the stage.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html'],
  test: ({ Stage: { accessLogSettings: of } }) =>
    of?.destinationArn ? pass(`Access logs go to ${of.destinationArn}.`) : fail('The stage keeps no access logs.'),
})

export const clientCertificate = check(stage, {
  id: 'apigateway-stage-client-certificate',
  title: 'Stages of REST APIs show a certificate to what stands behind them',
  severity: 'medium',
  remediation: 'Make a client certificate, set it on the stage, and let the servers behind check it.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html',
  ],
  equivalents: {
    prowler: ['apigateway_restapi_client_certificate_enabled'],
    securityHub: ['APIGateway.2'],
    config: ['api-gw-ssl-enabled'],
  },
  test: ({ Stage: { clientCertificateId: id } }) =>
    id ? pass(`The stage shows the certificate ${id}.`) : fail('The stage shows no certificate.'),
})

export const tracing = check(stage, {
  id: 'apigateway-stage-tracing-enabled',
  title: 'Stages of REST APIs are traced',
  severity: 'low',
  remediation: 'Turn on X-Ray tracing of the stage.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html'],
  equivalents: {
    prowler: ['apigateway_restapi_tracing_enabled'],
    securityHub: ['APIGateway.3'],
    config: ['api-gw-xray-enabled'],
  },
  test: ({ Stage: { tracingEnabled: on } }) => (on ? pass('X-Ray tracing is on.') : fail('X-Ray tracing is off.')),
})

export const webAcl = check(stage, {
  id: 'apigateway-stage-web-acl',
  title: 'Stages of REST APIs stand behind a web ACL',
  severity: 'medium',
  remediation: 'Associate a web ACL of AWS WAF with the stage.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html'],
  equivalents: {
    prowler: ['apigateway_restapi_waf_acl_attached'],
    securityHub: ['APIGateway.4'],
    config: ['api-gw-associated-with-waf'],
  },
  test: ({ Stage: { webAclArn: arn } }) =>
    arn ? pass(`The stage stands behind ${arn}.`) : fail('The stage has no web ACL.'),
})

/** A stage that is given a cache caches GET methods unless told otherwise (developer guide, "Enabling API caching"). */
export const cacheEncrypted = check(stage, {
  id: 'apigateway-stage-cache-encrypted',
  title: 'Stages of REST APIs encrypt what they cache',
  severity: 'medium',
  remediation: 'Turn on encryption of the cache for every method that is cached.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html'],
  equivalents: {
    prowler: ['apigateway_restapi_cache_encrypted'],
    securityHub: ['APIGateway.5'],
    config: ['api-gw-cache-encrypted'],
  },
  test({ Stage: { cacheClusterEnabled: on, methodSettings: settings = {} } }) {
    if (on === undefined) return unknown('AWS did not state whether the stage has a cache.')
    if (!on) return notApplicable('The stage has no cache.')
    const cached = Object.keys(settings).filter(method => settings[method]?.cachingEnabled)
    const clear = cached.filter(method => !settings[method]?.cacheDataEncrypted)
    if (clear.length > 0) return fail(`What is cached of ${clear.join(', ')} is not encrypted.`)
    if (settings['*/*']?.cachingEnabled === undefined)
      return unknown('The stage has a cache, and no setting says of which methods: it may be of those that read.')
    return cached.length > 0 ? pass('What is cached is encrypted.') : notApplicable('The stage caches no method.')
  },
})
