import { tlsRequired } from '../../../../connectors/aws/sesv2/configuration-set.checks.ts'
import { dkimEnabled, policiesNotPublic } from '../../../../connectors/aws/sesv2/email-identity.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const dkim = (DkimAttributes?: object) => ({ settings: { Identity: { DkimAttributes } } })

checkTable(dkimEnabled, {
  pass: [{ case: 'signed', ...dkim({ SigningEnabled: true, Status: 'SUCCESS' }) }],
  fail: [
    { case: 'never set up', ...dkim({ SigningEnabled: false, Status: 'NOT_STARTED' }) },
    { case: 'turned off', ...dkim({ SigningEnabled: false, Status: 'SUCCESS' }) },
    { case: 'no longer in DNS', ...dkim({ SigningEnabled: true, Status: 'FAILED' }) },
  ],
  unknown: [
    { case: 'AWS says nothing', ...dkim() },
    { case: 'AWS cannot tell now', ...dkim({ SigningEnabled: true, Status: 'TEMPORARY_FAILURE' }) },
  ],
})

const policies = (...all: (object | string)[]) => ({
  settings: {
    Policies: Object.fromEntries(
      all.map((of, n) => [
        `p${n}`,
        typeof of === 'string' ? of : JSON.stringify({ Version: '2012-10-17', Statement: [of] }),
      ]),
    ),
  },
})
const everybody = { Effect: 'Allow', Principal: '*', Action: 'ses:SendEmail', Resource: '*' }
const partner = { ...everybody, Principal: { AWS: 'arn:aws:iam::444455556666:root' } }

checkTable(policiesNotPublic, {
  pass: [
    { case: 'none', ...policies() },
    { case: 'a partner', ...policies(partner) },
  ],
  fail: [
    { case: 'everybody', ...policies(everybody) },
    { case: 'everybody, in the second', ...policies(partner, everybody) },
  ],
  unknown: [
    { case: 'one cannot be read', ...policies(partner, '{') },
    { case: 'nor beside one that lets everybody in', ...policies('{', everybody) },
    { case: 'AWS says nothing', settings: { Policies: null } },
  ],
})

const tls = (TlsPolicy?: string) => ({ settings: { ConfigurationSet: { DeliveryOptions: { TlsPolicy } } } })

checkTable(tlsRequired, {
  pass: [{ case: 'required', ...tls('REQUIRE') }],
  fail: [{ case: 'optional', ...tls('OPTIONAL') }],
  unknown: [
    { case: 'AWS says nothing', ...tls() },
    { case: 'AWS answers nothing', settings: { ConfigurationSet: null } },
  ],
})
