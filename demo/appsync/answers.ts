import { type Answer, json } from '../kit/answer.ts'

// Wire shapes of the AWS AppSync API Reference. The emulator takes every kind of API for the one that is asked for, and
// knows no web ACLs.

const MAIN = 'us-east-1'
const ACCOUNT = '210987654321'
const PORTAL = 'hx3k7qwm2ndc5l6vtz8ra4bpey'
const STATUS = 'k9p2v5s7ymfhq3t6wdzx8cn4ju'

const api = (apiId: string, name: string) => ({
  name,
  apiId,
  arn: `arn:aws:appsync:${MAIN}:${ACCOUNT}:apis/${apiId}`,
  uris: { GRAPHQL: `https://${apiId}.appsync-api.${MAIN}.amazonaws.com/graphql` },
  apiType: 'GRAPHQL',
  visibility: 'GLOBAL',
  owner: ACCOUNT,
})

/** The portal of merchants, and a status page that anybody with the key in its source may ask. */
const APIS = [
  {
    ...api(PORTAL, 'nwp-merchant-portal'),
    authenticationType: 'AMAZON_COGNITO_USER_POOLS',
    userPoolConfig: { userPoolId: `${MAIN}_nwpMerch1`, awsRegion: MAIN, defaultAction: 'ALLOW' },
    additionalAuthenticationProviders: [{ authenticationType: 'AWS_IAM' }],
    logConfig: {
      fieldLogLevel: 'ERROR',
      cloudWatchLogsRoleArn: `arn:aws:iam::${ACCOUNT}:role/nwp-appsync-logs`,
      excludeVerboseContent: true,
    },
    xrayEnabled: true,
    wafWebAclArn: `arn:aws:wafv2:${MAIN}:${ACCOUNT}:regional/webacl/nwp-portal/5d2f8c1a-6b3e-4f7d-9a0c-1e2b3c4d5e6f`,
    introspectionConfig: 'DISABLED',
    tags: { owner: 'merchants' },
  },
  {
    ...api(STATUS, 'nwp-status'),
    authenticationType: 'API_KEY',
    xrayEnabled: false,
    introspectionConfig: 'ENABLED',
    tags: {},
  },
]

const CACHE = {
  ttl: 300,
  apiCachingBehavior: 'PER_RESOLVER_CACHING',
  transitEncryptionEnabled: true,
  atRestEncryptionEnabled: true,
  type: 'SMALL',
  status: 'AVAILABLE',
  healthMetricsConfig: 'DISABLED',
}

export const answers: readonly Answer[] = [
  {
    service: 'appsync',
    operation: /^GET \/v1\/apis$/,
    respond: ({ region, query }) =>
      json({ graphqlApis: region === MAIN && query.get('apiType') === 'GRAPHQL' ? APIS : [] }),
  },
  {
    service: 'appsync',
    operation: /^GET \/v1\/apis\/[^/]+\/ApiCaches$/,
    respond({ path }) {
      if (path.includes(PORTAL)) return json({ apiCache: CACHE })
      const error = json({ message: 'Unable to find the cache' }, 404)
      return { ...error, headers: { ...error.headers, 'x-amzn-errortype': 'NotFoundException' } }
    },
  },
]
