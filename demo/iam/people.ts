import { MORE_PEOPLE } from './more-people.ts'
import type { Person } from './person.ts'

/** A user whose credentials not even auditors may look at: the demo shows what is then unknown. */
export const CLOSED_USER = 'board.observer'

const STAFF: readonly Person[] = [
  {
    name: 'ines.moreau',
    created: 910,
    groups: ['platform-admins'],
    password: { used: 1, changed: 30 },
    mfa: true,
    team: 'platform',
  },
  {
    name: 'tomas.keller',
    created: 420,
    groups: ['developers'],
    password: { used: 3, changed: 62 },
    mfa: true,
    keys: [{ created: 34, used: 2 }],
    team: 'payments',
  },
  {
    name: 'priya.raman',
    created: 655,
    groups: ['finance'],
    password: { used: 12, changed: 400 },
    keys: [{ created: 655, used: 260 }],
    team: 'finance',
  },
  {
    name: 'sam.okafor',
    created: 20,
    groups: ['developers'],
    password: { used: null, changed: 20 },
    mfa: true,
    team: 'payments',
  },
  { name: 'old.contractor', created: 800, groups: [], password: { used: 214, changed: 800 }, team: 'external' },
  {
    name: CLOSED_USER,
    created: 330,
    groups: [],
    password: { used: 17, changed: 80 },
    mfa: true,
    team: 'board',
  },
  {
    name: 'svc-deploy-legacy',
    created: 1100,
    groups: [],
    keys: [
      { created: 720, used: 3 },
      { created: 410, used: null },
    ],
    team: 'platform',
  },
  { name: 'svc-ledger-batch', created: 300, groups: [], keys: [{ created: 61, used: 1 }], team: 'ledger' },
  {
    name: 'svc-backup-export',
    created: 500,
    groups: [],
    keys: [{ created: 500, used: 320, inactive: true }],
    team: 'platform',
  },
]

export const PEOPLE: readonly Person[] = [...STAFF, ...MORE_PEOPLE]
