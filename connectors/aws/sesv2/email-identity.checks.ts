import { check, fail, meaningOf, pass, unknown } from '../../kit/index.ts'
import { letsNobodyInByWildcard } from '../../policy/index.ts'
import { emailIdentity } from './email-identity.ts'

const GUIDE = 'https://docs.aws.amazon.com/ses/latest/dg'

const SIGNED = { FAILED: false, NOT_STARTED: false, PENDING: false, SUCCESS: true }

export const dkimEnabled = check(emailIdentity, {
  id: 'sesv2-email-identity-dkim-enabled',
  title: 'Mail that SES sends is signed with DKIM',
  severity: 'medium',
  remediation: 'Set DKIM up for the identity, and publish its records in DNS.',
  why: 'Who gets mail without a signature cannot tell it from forged mail.',
  references: [`${GUIDE}/send-email-authentication-dkim.html`],
  equivalents: { prowler: ['ses_identity_dkim_enabled'] },
  test({ Identity: of }) {
    const { SigningEnabled: on, Status: status } = of?.DkimAttributes ?? {}
    if (on === undefined || status === undefined) return unknown('AWS did not say whether mail is signed.')
    if (status === 'TEMPORARY_FAILURE') return unknown('AWS cannot tell at the moment whether mail is signed.')
    if (!meaningOf(status, SIGNED, 'the status of DKIM')) return fail(`DKIM is ${status}.`)
    return on ? pass('Mail is signed with DKIM.') : fail('DKIM is set up and turned off.')
  },
})

export const policiesNotPublic = check(emailIdentity, {
  id: 'sesv2-email-identity-policies-not-public',
  title: 'Policies of email identities let nobody send by a wildcard alone',
  severity: 'high',
  remediation: 'Name the principals that may send as the identity.',
  references: [`${GUIDE}/sending-authorization-policies.html`],
  equivalents: { prowler: ['ses_identity_not_publicly_accessible'] },
  test({ Policies: policies }) {
    if (policies === null) return unknown('AWS did not state the policies of the identity.')
    const all = Object.values(policies)
    if (all.length === 0) return pass('The identity has no policy.')
    const verdicts = all.map(text => letsNobodyInByWildcard(text))
    const [first = unknown('No policy could be read.')] = verdicts
    return verdicts.find(({ status }) => status === 'fail') ?? verdicts.find(({ status }) => status !== 'pass') ?? first
  },
})
