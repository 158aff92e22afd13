import { connector, reads } from '../../kit/index.ts'
import * as contactsChecks from './contacts.checks.ts'
import { contacts } from './contacts.ts'

export const account = connector({
  id: 'account',
  title: 'AWS Account Management',
  types: [reads(contacts, () => import('./contacts.calls.ts'))],
  checks: [...Object.values(contactsChecks)],
})
