import { type Answer, json } from '../kit/answer.ts'

// Wire shape as the AWS Account Management API Reference shows it for GetContactInformation. Made-up company and people.

const ContactInformation = {
  FullName: 'Ines Moreau',
  CompanyName: 'Northwind Pay GmbH',
  AddressLine1: 'Beispielstrasse 1',
  City: 'Berlin',
  PostalCode: '10115',
  CountryCode: 'DE',
  PhoneNumber: '+49 30 5550100',
  WebsiteUrl: 'https://northwindpay.example',
}

export const answers: readonly Answer[] = [
  { service: 'account', operation: 'POST /getContactInformation', respond: () => json({ ContactInformation }) },
]
