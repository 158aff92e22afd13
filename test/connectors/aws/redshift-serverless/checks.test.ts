import {
  customAdministrator,
  customerKey,
  logsExported,
} from '../../../../connectors/aws/redshift-serverless/namespace.checks.ts'
import { notPublic, routedInVpc, tlsRequired } from '../../../../connectors/aws/redshift-serverless/workgroup.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const silent = { case: 'AWS says nothing', settings: {} }
const ssl = (parameterValue?: string) => ({
  settings: {
    configParameters: [
      { parameterKey: 'auto_mv', parameterValue: 'true' },
      ...(parameterValue ? [{ parameterKey: 'require_ssl', parameterValue }] : []),
    ],
  },
})

checkTable(routedInVpc, {
  pass: [{ case: 'on', settings: { enhancedVpcRouting: true } }],
  fail: [{ case: 'off', settings: { enhancedVpcRouting: false } }],
  unknown: [silent],
})
checkTable(tlsRequired, {
  pass: [{ case: 'required', ...ssl('true') }],
  fail: [{ case: 'not required', ...ssl('false') }],
  unknown: [silent, { case: 'not among the parameters', ...ssl() }],
})
checkTable(notPublic, {
  pass: [{ case: 'private', settings: { publiclyAccessible: false } }],
  fail: [{ case: 'public', settings: { publiclyAccessible: true } }],
  unknown: [silent],
})
checkTable(customAdministrator, {
  pass: [{ case: 'another name', settings: { adminUsername: 'risk_owner' } }],
  fail: [{ case: 'the default', settings: { adminUsername: 'admin' } }],
  unknown: [silent],
})
checkTable(logsExported, {
  pass: [{ case: 'both', settings: { logExports: ['useractivitylog', 'connectionlog', 'userlog'] } }],
  fail: [
    { case: 'one', settings: { logExports: ['userlog'] }, reason: /connectionlog/ },
    { case: 'none', settings: { logExports: [] } },
  ],
  unknown: [silent],
})
checkTable(customerKey, {
  pass: [{ case: 'its own', settings: { kmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/1' } }],
  fail: [{ case: "AWS's", settings: { kmsKeyId: 'AWS_OWNED_KMS_KEY' } }],
  unknown: [silent],
})
