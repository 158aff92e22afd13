import { evidence, service } from '../../kit/index.ts'
import * as contactsChecks from './contacts.checks.ts'
import { contacts } from './contacts.ts'

export const account = service('account', 'AWS Account Management', [
  evidence(contacts, () => import('./contacts.calls.ts'), contactsChecks),
])
