import {
  contactsPrivate,
  renewsItself,
  transferLocked,
} from '../../../../connectors/aws/route53domains/domain.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (Detail: object | null, more: object = {}) => ({
  settings: { DomainName: 'example.com', ...more, Detail },
})
const privacy = (RegistrantPrivacy?: boolean, AdminPrivacy?: boolean, TechPrivacy?: boolean) =>
  of({ RegistrantPrivacy, AdminPrivacy, TechPrivacy })

checkTable(contactsPrivate, {
  pass: [{ case: 'each', ...privacy(true, true, true) }],
  fail: [
    { case: 'none', ...privacy(false, false, false) },
    { case: 'all but one', ...privacy(true, false, true), reason: /administrative/ },
    { case: 'one, and AWS does not say of another', ...privacy(undefined, true, false) },
  ],
  unknown: [
    { case: 'AWS does not say of one', ...privacy(true, true, undefined) },
    { case: 'AWS says nothing', ...of({}) },
  ],
})

checkTable(transferLocked, {
  pass: [{ case: 'locked', ...of({ StatusList: ['clientTransferProhibited', 'clientUpdateProhibited'] }) }],
  fail: [
    { case: 'not locked', ...of({ StatusList: ['ok'] }) },
    { case: 'against other changes alone', ...of({ StatusList: ['clientDeleteProhibited'] }) },
    { case: 'by the registry for a while', ...of({ StatusList: ['serverTransferProhibited'] }) },
    { case: 'no status', ...of({ StatusList: [] }) },
  ],
  unknown: [{ case: 'AWS does not say', ...of({}) }],
})

checkTable(renewsItself, {
  pass: [{ case: 'on', ...of({}, { AutoRenew: true }) }],
  fail: [
    { case: 'off', ...of({}, { AutoRenew: false }) },
    {
      case: 'off, with its end',
      ...of({}, { AutoRenew: false, Expiry: '2027-03-01T00:00:00Z' }),
      reason: /2027-03-01/,
    },
  ],
  unknown: [{ case: 'AWS does not say', ...of({}) }],
})
