import { check, fail, pass, unknown } from '../../kit/index.ts'
import { namespace } from './namespace.ts'

const GUIDE = 'https://docs.aws.amazon.com/redshift/latest/mgmt'

export const customAdministrator = check(namespace, {
  id: 'redshift-serverless-namespace-custom-administrator-name',
  title: 'Administrators of Redshift Serverless do not have the default name',
  severity: 'medium',
  remediation: 'Make a namespace with another administrator name than admin.',
  references: [`${GUIDE}/serverless-console-configuration.html`],
  equivalents: { securityHub: ['RedshiftServerless.5'], config: ['redshift-serverless-default-admin-check'] },
  test({ adminUsername: name }) {
    if (name === undefined) return unknown('AWS did not state the name of the administrator.')
    return name.toLowerCase() === 'admin'
      ? fail('The administrator has the default name, admin.')
      : pass('The administrator does not have the default name.')
  },
})

const ASKED = ['connectionlog', 'userlog']

export const logsExported = check(namespace, {
  id: 'redshift-serverless-namespace-logs-exported',
  title: 'Redshift Serverless sends connection and user logs to CloudWatch',
  severity: 'medium',
  remediation: 'Export connection and user logs of the namespace to CloudWatch Logs.',
  references: [`${GUIDE}/serverless-audit-logging.html`],
  equivalents: {
    securityHub: ['RedshiftServerless.6'],
    config: ['redshift-serverless-publish-logs-to-cloudwatch'],
  },
  test({ logExports: logs }) {
    if (logs === undefined) return unknown('AWS did not state which logs the namespace exports.')
    const missing = ASKED.filter(name => !logs.some(log => log === name))
    return missing.length === 0
      ? pass('Connection and user logs go to CloudWatch Logs.')
      : fail(`The namespace does not export ${missing.join(' and ')}.`)
  },
})

/** What `kmsKeyId` says where the key is AWS's own. */
const OF_AWS = 'AWS_OWNED_KMS_KEY'

export const customerKey = check(namespace, {
  id: 'redshift-serverless-namespace-kms-encryption',
  title: 'Redshift Serverless encrypts with a key of the customer',
  severity: 'medium',
  remediation: 'Choose a KMS key of your own for the namespace.',
  references: [`${GUIDE}/serverless-workgroups-and-namespaces-rotate-kms-key.html`],
  equivalents: { config: ['redshift-serverless-namespace-cmk-encryption'] },
  test({ kmsKeyId: key }) {
    if (!key) return unknown('AWS did not state the key of the namespace.')
    return key === OF_AWS ? fail('The namespace is encrypted with a key of AWS.') : pass(`It is encrypted with ${key}.`)
  },
})
