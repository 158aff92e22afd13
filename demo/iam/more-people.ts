import type { Person } from './person.ts'

/** Users whose rights lead further than they look; what those are stands in `grown.ts`. */
export const MORE_PEOPLE: readonly Person[] = [
  {
    name: 'daniel.oyelaran',
    created: 395,
    groups: [],
    password: { used: 2, changed: 41 },
    mfa: true,
    team: 'payments',
  },
  {
    name: 'emil.sorensen',
    created: 560,
    groups: [],
    password: { used: 6, changed: 75 },
    mfa: true,
    team: 'people',
  },
  {
    name: 'hugo.marchand',
    created: 245,
    groups: ['operations'],
    password: { used: 1, changed: 55 },
    mfa: true,
    team: 'operations',
  },
  {
    name: 'jonas.weiss',
    created: 95,
    groups: ['contractors'],
    password: { used: 9, changed: 12 },
    mfa: true,
    team: 'external',
  },
  {
    name: 'leila.haddad',
    created: 475,
    groups: ['service-desk'],
    password: { used: 1, changed: 28 },
    mfa: true,
    team: 'service desk',
  },
  {
    name: 'marta.lindqvist',
    created: 530,
    groups: [],
    password: { used: 5, changed: 66 },
    mfa: true,
    team: 'people',
  },
  {
    name: 'nadia.petrova',
    created: 510,
    groups: [],
    password: { used: 1, changed: 37 },
    mfa: true,
    team: 'payments',
  },
  { name: 'svc-jenkins', created: 690, groups: [], keys: [{ created: 58, used: 0.4 }], team: 'platform' },
  { name: 'svc-mobile-ci', created: 340, groups: [], keys: [{ created: 340, used: 4 }], team: 'mobile' },
]
