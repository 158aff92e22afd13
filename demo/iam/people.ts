/** A user of Northwind Pay and its past, in days before the demo is recorded; `null` is never. */
export interface Person {
  readonly name: string
  readonly created: number
  readonly groups: readonly string[]
  /** Console password: when it was last used. */
  readonly password?: { readonly used: number | null; readonly changed: number }
  readonly mfa?: boolean
  readonly keys?: readonly { readonly created: number; readonly used: number | null; readonly inactive?: boolean }[]
  readonly team: string
}

/** A user whose credentials not even auditors may look at: the demo shows what is then unknown. */
export const CLOSED_USER = 'board.observer'

export const PEOPLE: readonly Person[] = [
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

/** When roles were made and last used, in days before the demo is recorded. */
export const ROLE_USE: Readonly<Record<string, { created: number; used: number | null }>> = {
  'payments-api-task': { created: 640, used: 0.2 },
  'ledger-worker': { created: 610, used: 0.1 },
  'github-deploy': { created: 380, used: 1 },
  'github-preview': { created: 120, used: 6 },
  'vendor-monitoring': { created: 500, used: 0.5 },
  'vendor-analytics': { created: 700, used: 190 },
  'sso-admin': { created: 450, used: 2 },
  'incident-support': { created: 450, used: 41 },
  'legacy-partner-upload': { created: 1300, used: null },
  'data-export': { created: 260, used: 15 },
  'payout-reconciler': { created: 9, used: null },
  'nwp-trail-to-logs': { created: 1392, used: 0.01 },
  'nwp-replication': { created: 1395, used: 0.1 },
  'northwind-flow-logs': { created: 305, used: 0.02 },
  'exhibit-reader': { created: 96, used: 7 },
  'northwind-payments-api': { created: 76, used: 0.1 },
  AWSServiceRoleForAccessAnalyzer: { created: 660, used: 0.4 },
  AWSServiceRoleForConfig: { created: 1211, used: 0.01 },
  AWSServiceRoleForAmazonGuardDuty: { created: 881, used: 0.05 },
  AWSServiceRoleForOrganizations: { created: 1471, used: null },
  AWSServiceRoleForRDS: { created: 981, used: 0.03 },
  AWSServiceRoleForSecurityHub: { created: 861, used: 0.05 },
}

/** Server certificates, in days from the recording: one has expired, one is valid. */
export const CERTIFICATES: Readonly<Record<string, number>> = { 'www-northwindpay-2024': -140, 'api-northwindpay': 210 }
