import { check, fail, pass, unknown } from '../../kit/index.ts'
import { document } from './document.ts'

export const notPublic = check(document, {
  id: 'ssm-document-not-public',
  title: 'Documents of Systems Manager are not shared with everyone',
  severity: 'critical',
  remediation: 'Make the document private, and share it with the accounts that need it.',
  why: 'A document tells anyone who reads it how systems are run, and can hold names and secrets.',
  references: ['https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html'],
  equivalents: {
    prowler: ['ssm_documents_set_as_public'],
    securityHub: ['SSM.4'],
    config: ['ssm-document-not-public'],
  },
  test({ AccountIds: accounts }) {
    if (accounts === null) return unknown('AWS did not say whom the document is shared with.')
    if (accounts.some(account => account.toLowerCase() === 'all')) return fail('It is shared with everyone.')
    return pass(accounts.length === 0 ? 'It is shared with nobody.' : `It is shared with ${accounts.join(', ')}.`)
  },
})
