import { check, fail, pass, unknown } from '../../kit/index.ts'
import { contacts } from './contacts.ts'

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
  test({ SECURITY: contact }) {
    if (contact === null) return fail('No security contact is set.')
    return isEmpty(contact)
      ? unknown('AWS answered a security contact without any detail.')
      : pass(`A security contact is set (${titleOf(contact)}).`)
  },
})

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
