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

checkTable(checks.billingContactSet, {
  pass: [
    {
      case: 'set',
      settings: { BILLING: { Title: 'CFO', EmailAddress: redacted } },
      reason: /^A billing contact is set \(CFO\)\.$/,
    },
    { case: 'set without a title', settings: { BILLING: { EmailAddress: redacted } }, reason: /no title given/ },
  ],
  fail: [
    {
      case: 'not set, others are',
      settings: { SECURITY: { Title: 'CISO' }, BILLING: null, OPERATIONS: { Title: 'SRE' } },
      reason: /^No billing contact is set\.$/,
    },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'denied', settings: { SECURITY: null }, gaps: ['BILLING'] },
    { case: 'without any detail', settings: { BILLING: {} }, reason: /a billing contact without any detail/ },
  ],
})

checkTable(checks.operationsContactSet, {
  pass: [
    {
      case: 'set',
      settings: { OPERATIONS: { Title: 'SRE', EmailAddress: redacted } },
      reason: /^An operations contact is set \(SRE\)\.$/,
    },
    { case: 'set without a title', settings: { OPERATIONS: { EmailAddress: redacted } }, reason: /no title given/ },
  ],
  fail: [
    {
      case: 'not set, others are',
      settings: { SECURITY: { Title: 'CISO' }, BILLING: { Title: 'CFO' }, OPERATIONS: null },
      reason: /^No operations contact is set\.$/,
    },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'denied', settings: { SECURITY: null }, gaps: ['OPERATIONS'] },
    { case: 'without any detail', settings: { OPERATIONS: {} }, reason: /an operations contact without any detail/ },
  ],
})

checkTable(checks.contactInformationSet, {
  pass: [{ case: 'set', settings: { ContactInformation: { FullName: redacted, CountryCode: 'DE' } } }],
  fail: [{ case: 'not set', settings: { ContactInformation: null } }],
  notApplicable: [nothing],
  unknown: [{ case: 'denied', gaps: ['ContactInformation'] }],
})
