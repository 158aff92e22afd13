import type { AlternateContact, ContactInformation } from '@aws-sdk/client-account'
import { evidenceType, type SecretRule } from '../../kit/index.ts'

/** Whom AWS can reach about the account; `null`: that contact is not set. */
export interface Contacts {
  /** `GetContactInformation`. */
  ContactInformation: ContactInformation | null
  /** `GetAlternateContact` of each AlternateContactType. */
  SECURITY: AlternateContact | null
  BILLING: AlternateContact | null
  OPERATIONS: AlternateContact | null
}

const personal = (pointer: string): SecretRule => ({ pointer, rule: 'personal-data' })

/** Names, addresses and numbers of people are redacted: that a contact is set, their title and the company stay. */
export const contacts = evidenceType<Contacts>({
  id: 'aws.account.contacts',
  title: 'Contacts of the account',
  reach: 'account',
  population:
    "the account's contact information and its alternate contacts (SECURITY, BILLING, OPERATIONS): one member",
  secrets: [
    ...['FullName', 'AddressLine1', 'AddressLine2', 'AddressLine3', 'PostalCode', 'PhoneNumber'].map(field =>
      personal(`/ContactInformation/${field}`),
    ),
    ...['SECURITY', 'BILLING', 'OPERATIONS'].flatMap(type =>
      ['Name', 'EmailAddress', 'PhoneNumber'].map(field => personal(`/${type}/${field}`)),
    ),
  ],
})
