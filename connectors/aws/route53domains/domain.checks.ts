import { check, fail, pass, unknown } from '../../kit/index.ts'
import { domain } from './domain.ts'

const GUIDE = 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide'

export const contactsPrivate = check(domain, {
  id: 'route53domains-domain-contacts-private',
  title: 'Registered domains have privacy protection for all contacts',
  severity: 'low',
  remediation: 'Turn on privacy protection for the registrant, administrative and technical contacts of the domain.',
  why: 'Public names, addresses and phone numbers help impostors pose as the owner.',
  references: [`${GUIDE}/domain-privacy-protection.html`],
  equivalents: { prowler: ['route53_domains_privacy_protection_enabled'] },
  test({ Detail: of }) {
    const contacts = [
      { who: 'registrant', hidden: of?.RegistrantPrivacy },
      { who: 'administrative', hidden: of?.AdminPrivacy },
      { who: 'technical', hidden: of?.TechPrivacy },
    ]
    const public_ = contacts.filter(({ hidden }) => hidden === false).map(({ who }) => who)
    if (public_.length > 0) return fail(`Details of these contacts are public: ${public_.join(', ')}.`)
    return contacts.every(({ hidden }) => hidden === true)
      ? pass('Details of the registrant, administrative and technical contacts are private.')
      : unknown('AWS did not state of each contact whether its details are private.')
  },
})

/** By the status in the registry (`clientTransferProhibited`), which the lock of Route 53 sets. */
export const transferLocked = check(domain, {
  id: 'route53domains-domain-transfer-locked',
  title: 'Registered domains are locked against transfer to another registrar',
  severity: 'medium',
  remediation: 'Turn on the transfer lock of the domain, where its registry has one.',
  why: 'Anyone who obtains the authorization code can transfer a domain that is not locked.',
  references: [`${GUIDE}/domain-lock.html`],
  equivalents: { prowler: ['route53_domains_transferlock_enabled'] },
  test({ Detail: of }) {
    const statuses = of?.StatusList
    if (!statuses) return unknown('AWS did not state the statuses of the domain in its registry.')
    return statuses.includes('clientTransferProhibited')
      ? pass('The registry has the domain as clientTransferProhibited.')
      : fail('The registry does not have the domain as clientTransferProhibited.')
  },
})

export const renewsItself = check(domain, {
  id: 'route53domains-domain-auto-renewed',
  title: 'Registered domains are renewed automatically',
  severity: 'medium',
  remediation: 'Turn on automatic renewal for the domain.',
  why: 'When a registration expires, everything behind the name goes down, and anyone may register it.',
  references: [`${GUIDE}/domain-renew.html`],
  test({ AutoRenew: on, Expiry: end }) {
    if (on === undefined) return unknown('AWS did not state whether the domain is renewed automatically.')
    if (on) return pass('Route 53 renews the domain automatically.')
    return fail(`The domain is not renewed automatically${end ? `, and expires on ${end.slice(0, 10)}` : ''}.`)
  },
})
