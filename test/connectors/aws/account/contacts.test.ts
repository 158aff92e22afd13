import * as checks from '../../../../connectors/aws/account/contacts.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

const redacted = { $redacted: 'personal-data' }

checkTable(checks.securityContactSet, {
  pass: [{ case: 'set', settings: { SECURITY: { Title: 'CISO', EmailAddress: redacted } }, reason: /CISO/ }],
  fail: [
    {
      case: 'not set, others are',
      settings: { SECURITY: null, BILLING: { Title: 'CFO' }, OPERATIONS: { Title: 'SRE' } },
    },
  ],
  notApplicable: [nothing],
  unknown: [{ case: 'denied', settings: { BILLING: null }, gaps: ['SECURITY'] }],
})

checkTable(checks.contactInformationSet, {
  pass: [{ case: 'set', settings: { ContactInformation: { FullName: redacted, CountryCode: 'DE' } } }],
  fail: [{ case: 'not set', settings: { ContactInformation: null } }],
  notApplicable: [nothing],
  unknown: [{ case: 'denied', gaps: ['ContactInformation'] }],
})
