import type { AuthenticationType } from '@aws-sdk/client-appsync'
import { check, fail, meaningOf, notApplicable, pass, someOf, Unjudgeable, unknown } from '../../kit/index.ts'
import { graphqlApi } from './graphql-api.ts'

const GUIDE = 'https://docs.aws.amazon.com/appsync/latest/devguide'

export const cacheAtRest = check(graphqlApi, {
  id: 'appsync-graphql-api-cache-encrypted-at-rest',
  title: 'Caches of GraphQL APIs are encrypted at rest',
  severity: 'medium',
  remediation: 'Delete the cache of the API and make it again; new caches are always encrypted.',
  references: [`${GUIDE}/enabling-caching.html`],
  equivalents: {
    securityHub: ['AppSync.1'],
    config: ['appsync-cache-ct-encryption-at-rest', 'appsync-cache-encryption-at-rest'],
  },
  test({ Cache: cache }) {
    if (cache === null) return notApplicable('The API has no cache.')
    if (cache.atRestEncryptionEnabled === undefined)
      return unknown('AWS did not state whether the cache is encrypted at rest.')
    return cache.atRestEncryptionEnabled
      ? pass('The cache is encrypted at rest.')
      : fail('AWS describes the cache as not encrypted at rest.')
  },
})

export const cacheInTransit = check(graphqlApi, {
  id: 'appsync-graphql-api-cache-encrypted-in-transit',
  title: 'Caches of GraphQL APIs are reached over TLS',
  severity: 'medium',
  remediation: 'Delete the cache of the API and make it again; new caches are always reached over TLS.',
  references: [`${GUIDE}/enabling-caching.html`],
  equivalents: { securityHub: ['AppSync.6'], config: ['appsync-cache-ct-encryption-in-transit'] },
  test({ Cache: cache }) {
    if (cache === null) return notApplicable('The API has no cache.')
    if (cache.transitEncryptionEnabled === undefined)
      return unknown('AWS did not state whether the cache is reached over TLS.')
    return cache.transitEncryptionEnabled
      ? pass('The cache is reached over TLS.')
      : fail('AWS describes the cache as not encrypted in transit.')
  },
})

/** Each level holds what the ones before it hold. */
const LEVELS = { NONE: false, ERROR: true, INFO: true, DEBUG: true, ALL: true }

/** AWS leaves the log settings out where none were made. */
export const fieldLogging = check(graphqlApi, {
  id: 'appsync-graphql-api-field-logging-enabled',
  title: 'GraphQL APIs log what becomes of each field',
  severity: 'medium',
  remediation: 'Turn on logs of the API, with a field log level of ERROR or more.',
  references: [`${GUIDE}/monitoring.html`],
  equivalents: {
    prowler: ['appsync_field_level_logging_enabled'],
    securityHub: ['AppSync.2'],
    config: ['appsync-logging-enabled'],
  },
  test({ logConfig: logs }) {
    if (!logs) return fail('The API writes no logs.')
    const level = logs.fieldLogLevel
    if (!level) return unknown('AWS did not state the field log level of the API.')
    return meaningOf(level, LEVELS, 'the field log level')
      ? pass(`The field log level is ${level}.`)
      : fail(`The field log level is ${level}.`)
  },
})

const IS_KEY: Readonly<Record<AuthenticationType, boolean>> = {
  AMAZON_COGNITO_USER_POOLS: false,
  API_KEY: true,
  AWS_IAM: false,
  AWS_LAMBDA: false,
  OPENID_CONNECT: false,
}

function isKey(mode: AuthenticationType | undefined): boolean {
  if (!mode) throw new Unjudgeable('AWS did not state an authorization mode of the API.')
  return meaningOf(mode, IS_KEY, 'the authorization mode')
}

/** AWS leaves the list of further providers out where there are none. */
export const noApiKey = check(graphqlApi, {
  id: 'appsync-graphql-api-no-api-key',
  title: 'GraphQL APIs take no API key for authentication',
  severity: 'high',
  remediation: 'Give the API another authorization mode in place of API keys, also among its additional ones.',
  why: 'A key is in every client and tells nobody apart: anyone who has it may call what it opens.',
  references: [`${GUIDE}/security-authz.html`],
  equivalents: {
    prowler: ['appsync_graphql_api_no_api_key_authentication'],
    securityHub: ['AppSync.5'],
    config: ['appsync-authorization-check'],
  },
  test({ authenticationType: first, additionalAuthenticationProviders: others = [] }) {
    const modes = [first, ...others.map(of => of.authenticationType)]
    return someOf(modes, isKey)
      ? fail('Anyone who has an API key may call the API.')
      : pass(`The API takes ${modes.join(', ')} and no API key.`)
  },
})

export const webAcl = check(graphqlApi, {
  id: 'appsync-graphql-api-web-acl',
  title: 'GraphQL APIs stand behind a web ACL',
  severity: 'medium',
  remediation: 'Associate a web ACL of AWS WAF with the API.',
  references: [`${GUIDE}/WAF-Integration.html`],
  equivalents: { config: ['appsync-associated-with-waf'] },
  test: ({ wafWebAclArn: acl }) => (acl ? pass(`It stands behind ${acl}.`) : fail('No web ACL stands before the API.')),
})

export const traced = check(graphqlApi, {
  id: 'appsync-graphql-api-traced',
  title: 'GraphQL APIs are traced by X-Ray',
  severity: 'low',
  remediation: 'Turn on tracing by X-Ray for the API.',
  references: [`${GUIDE}/x-ray-tracing.html`],
  equivalents: { config: ['appsync-graphql-api-xray-enabled'] },
  test({ xrayEnabled: on }) {
    if (on === undefined) return unknown('AWS did not state whether the API is traced.')
    return on ? pass('X-Ray traces the API.') : fail('X-Ray does not trace the API.')
  },
})
