import { AccountClient, GetAlternateContactCommand, GetContactInformationCommand } from '@aws-sdk/client-account'
import { type Aws, call, type Reader } from '../../kit/index.ts'
import type { Contacts } from './contacts.ts'

export const getContactInformation = call({
  action: 'account:GetContactInformation',
  client: AccountClient,
  command: GetContactInformationCommand,
  absent: ['ResourceNotFoundException'],
})

export const getAlternateContact = call({
  action: 'account:GetAlternateContact',
  client: AccountClient,
  command: GetAlternateContactCommand,
  absent: ['ResourceNotFoundException'],
})

const alternate = (aws: Aws, AlternateContactType: 'SECURITY' | 'BILLING' | 'OPERATIONS') =>
  aws.get(getAlternateContact, { AlternateContactType }, answer => answer.AlternateContact)

const read: Reader<Contacts> = async function* (aws) {
  yield {
    id: aws.accountArn,
    name: aws.account,
    settings: {
      ContactInformation: aws.get(getContactInformation, {}, answer => answer.ContactInformation),
      SECURITY: alternate(aws, 'SECURITY'),
      BILLING: alternate(aws, 'BILLING'),
      OPERATIONS: alternate(aws, 'OPERATIONS'),
    },
  }
}

export default read
