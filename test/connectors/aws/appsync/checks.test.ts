import * as api from '../../../../connectors/aws/appsync/graphql-api.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (settings: object) => ({ settings: { apiId: 'a', ...settings } })
const cached = (Cache: object | null) => of({ Cache })
const none = { case: 'no cache', ...cached(null) }
const silent = { case: 'AWS does not say', ...cached({ ttl: 300 }) }

checkTable(api.cacheAtRest, {
  pass: [{ case: 'encrypted', ...cached({ atRestEncryptionEnabled: true, transitEncryptionEnabled: false }) }],
  fail: [{ case: 'not', ...cached({ atRestEncryptionEnabled: false, transitEncryptionEnabled: true }) }],
  notApplicable: [none],
  unknown: [silent],
})

checkTable(api.cacheInTransit, {
  pass: [{ case: 'TLS', ...cached({ atRestEncryptionEnabled: false, transitEncryptionEnabled: true }) }],
  fail: [{ case: 'none', ...cached({ atRestEncryptionEnabled: true, transitEncryptionEnabled: false }) }],
  notApplicable: [none],
  unknown: [silent],
})

const logs = (fieldLogLevel?: string) =>
  of({ logConfig: { fieldLogLevel, cloudWatchLogsRoleArn: 'arn:aws:iam::111122223333:role/logs' } })

checkTable(api.fieldLogging, {
  pass: ['ERROR', 'INFO', 'DEBUG', 'ALL'].map(level => ({ case: level, ...logs(level) })),
  fail: [
    { case: 'NONE', ...logs('NONE') },
    { case: 'no logs', ...of({}) },
  ],
  unknown: [
    { case: 'AWS does not say at which level', ...logs() },
    { case: 'a level of tomorrow', ...logs('TRACE'), reason: /TRACE/ },
  ],
})

const modes = (first: string | undefined, ...others: (string | undefined)[]) =>
  of({
    authenticationType: first,
    ...(others.length > 0 && {
      additionalAuthenticationProviders: others.map(authenticationType => ({ authenticationType })),
    }),
  })

checkTable(api.noApiKey, {
  pass: [
    { case: 'IAM', ...modes('AWS_IAM'), reason: /AWS_IAM/ },
    { case: 'several', ...modes('AMAZON_COGNITO_USER_POOLS', 'AWS_LAMBDA', 'OPENID_CONNECT') },
  ],
  fail: [
    { case: 'by default', ...modes('API_KEY') },
    { case: 'by default, beside IAM', ...modes('API_KEY', 'AWS_IAM') },
    { case: 'as a further one', ...modes('AWS_IAM', 'AWS_LAMBDA', 'API_KEY') },
    { case: 'beside one that is not known', ...modes('PASSKEY', 'API_KEY') },
  ],
  unknown: [
    { case: 'AWS does not say', ...modes(undefined) },
    { case: 'AWS does not say of a further one', ...modes('AWS_IAM', undefined) },
    { case: 'a mode of tomorrow', ...modes('PASSKEY'), reason: /PASSKEY/ },
  ],
})

checkTable(api.webAcl, {
  pass: [{ case: 'one', ...of({ wafWebAclArn: 'arn:aws:wafv2:us-east-1:111122223333:regional/webacl/w/1' }) }],
  fail: [{ case: 'none', ...of({}) }],
})

checkTable(api.traced, {
  pass: [{ case: 'on', ...of({ xrayEnabled: true }) }],
  fail: [{ case: 'off', ...of({ xrayEnabled: false }) }],
  unknown: [{ case: 'AWS does not say', ...of({}) }],
})
