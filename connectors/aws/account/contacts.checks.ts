import type { AlternateContact } from '@aws-sdk/client-account'
import { check, fail, pass, unknown } from '../../kit/index.ts'
import { contacts } from './contacts.ts'

const ALTERNATE = 'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html'

// That a contact is set can be seen; that it is up to date, only its owner knows.

export const securityContactSet = check(contacts, {
  id: 'account-security-contact-set',
  title: 'The account has a security contact',
  severity: 'medium',
  remediation: 'Set the alternate contact for security in the account settings, preferably a shared mailbox.',
  equivalents: {
    prowler: ['account_security_contact_information_is_registered'],
    securityHub: ['Account.1'],
    config: ['security-account-information-provided'],
  },
  test: ({ SECURITY: contact }) => judged(contact, 'A security contact'),
})

export const billingContactSet = check(contacts, {
  id: 'account-billing-contact-set',
  title: 'The account has a billing contact',
  severity: 'low',
  remediation: 'Set the alternate contact for billing in the account settings, preferably a shared mailbox.',
  references: [ALTERNATE],
  test: ({ BILLING: contact }) => judged(contact, 'A billing contact'),
})

export const operationsContactSet = check(contacts, {
  id: 'account-operations-contact-set',
  title: 'The account has an operations contact',
  severity: 'low',
  remediation: 'Set the alternate contact for operations in the account settings, preferably a shared mailbox.',
  references: [ALTERNATE],
  test: ({ OPERATIONS: contact }) => judged(contact, 'An operations contact'),
})

function judged(contact: AlternateContact | null, what: string) {
  if (contact === null) return fail(`${what.replace(/^An? /, 'No ')} is set.`)
  return isEmpty(contact)
    ? unknown(`AWS answered ${what.replace(/^A/, 'a')} without any detail.`)
    : pass(`${what} is set (${titleOf(contact)}).`)
}

const titleOf = (contact: { Title?: string | undefined }) => contact.Title || 'no title given'

/** By the names of what it holds: most of it is redacted. */
const isEmpty = (contact: object): boolean => Object.keys(contact).length === 0

export const contactInformationSet = check(contacts, {
  id: 'account-contact-information-set',
  title: 'The account has contact information',
  severity: 'low',
  remediation: 'Fill in the contact information of the account, and review it regularly.',
  test({ ContactInformation: information }) {
    if (information === null) return fail('No contact information is set.')
    return isEmpty(information)
      ? unknown('AWS answered contact information without any detail.')
      : pass('Contact information is set; whether it is up to date is not visible in AWS.')
  },
})
