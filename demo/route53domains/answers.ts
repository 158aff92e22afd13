import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Wire shapes of the Amazon Route 53 Domains API Reference. The name of the company, and one of a campaign that is over.

const DAY = 86_400
const person = { ContactType: 'COMPANY', OrganizationName: 'Northwind Pay', CountryCode: 'US' }

const DOMAINS = [
  { DomainName: 'northwindpay.example', AutoRenew: true, TransferLock: true, left: 290, age: 2200 },
  { DomainName: 'pay-with-northwind.example', AutoRenew: false, TransferLock: false, left: 47, age: 683 },
]

export const answers: readonly Answer[] = [
  {
    service: 'route53domains',
    operation: 'ListDomains',
    respond: ({ now }) =>
      json({
        Domains: DOMAINS.map(({ left, age: _, ...domain }) => ({ ...domain, Expiry: secondsAgo(now, -left * DAY) })),
      }),
  },
  {
    service: 'route53domains',
    operation: 'GetDomainDetail',
    respond({ body, now }) {
      const { DomainName: asked } = JSON.parse(body) as { DomainName: string }
      const found = DOMAINS.find(({ DomainName }) => DomainName === asked)
      if (!found) return json({ __type: 'InvalidInput', message: 'Domain not found' }, 400)
      const { DomainName, AutoRenew, TransferLock: locked, left, age } = found
      return json({
        DomainName,
        AutoRenew,
        ...{ AdminContact: person, RegistrantContact: person, TechContact: person },
        ...{ AdminPrivacy: locked, RegistrantPrivacy: locked, TechPrivacy: locked },
        Nameservers: [{ Name: 'ns-512.awsdns-00.net', GlueIps: [] }],
        RegistrarName: 'Amazon Registrar, Inc.',
        CreationDate: secondsAgo(now, age * DAY),
        ExpirationDate: secondsAgo(now, -left * DAY),
        StatusList: locked ? ['clientTransferProhibited'] : ['ok'],
        DnssecKeys: [],
      })
    },
  },
]
