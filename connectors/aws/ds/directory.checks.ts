import { check, fail, meaningOf, notApplicable, pass, someOf, unknown } from '../../kit/index.ts'
import { dayOf, daysBefore, moment } from '../shared/moment.ts'
import { directory } from './directory.ts'

const GUIDE = 'https://docs.aws.amazon.com/directoryservice/latest/admin-guide'

export const logForwarding = check(directory, {
  id: 'ds-directory-log-forwarding-enabled',
  title: 'Directories send their security logs to CloudWatch Logs',
  severity: 'medium',
  remediation: 'Turn on log forwarding of the directory.',
  references: [`${GUIDE}/ms_ad_enable_log_forwarding.html`],
  equivalents: { prowler: ['directoryservice_directory_log_forwarding_enabled'] },
  test({ LogSubscriptions: all }) {
    if (all === null) return unknown('AWS did not say where the directory logs to.')
    const groups = all.map(({ LogGroupName }) => LogGroupName ?? 'a log group')
    return groups.length > 0 ? pass(`It logs to ${groups.join(', ')}.`) : fail('The directory forwards no logs.')
  },
})

const TOLD = { Deleted: false, Failed: false, Registered: true, 'Topic not found': false }

export const eventTopics = check(directory, {
  id: 'ds-directory-event-topics-set',
  title: 'Directories tell somebody when their state changes',
  severity: 'medium',
  remediation: 'Add an SNS topic to the directory.',
  references: [`${GUIDE}/ms_ad_enable_notifications.html`],
  equivalents: { prowler: ['directoryservice_directory_monitor_notifications'] },
  test({ EventTopics: all }) {
    if (all === null) return unknown('AWS did not say whom the directory tells.')
    if (someOf(all, ({ Status }) => Status !== undefined && meaningOf(Status, TOLD, 'the status of a topic'))) {
      const told = all.filter(({ Status }) => Status === 'Registered').map(({ TopicName }) => TopicName ?? 'a topic')
      return pass(`It tells ${told.join(', ')}.`)
    }
    if (all.some(({ Status }) => Status === undefined)) return unknown('AWS did not say whether a topic can be told.')
    const lost = all.map(({ TopicName, Status }) => `${TopicName ?? 'a topic'} is ${Status}`)
    return fail(lost.length > 0 ? `The directory tells nobody: ${lost.join(', ')}.` : 'The directory tells nobody.')
  },
})

const STRONG = { CHAP: false, 'MS-CHAPv1': false, 'MS-CHAPv2': true, PAP: false }

export const radiusProtocol = check(directory, {
  id: 'ds-directory-radius-protocol-strong',
  title: 'Directories ask RADIUS servers by MS-CHAPv2',
  severity: 'medium',
  remediation: 'Set the RADIUS protocol of the directory to MS-CHAPv2.',
  references: [`${GUIDE}/ms_ad_mfa.html`],
  equivalents: { prowler: ['directoryservice_radius_server_security_protocol'] },
  test({ RadiusSettings: radius }) {
    if (!radius) return notApplicable('The directory asks no RADIUS server.')
    const protocol = radius.AuthenticationProtocol
    if (protocol === undefined) return unknown('AWS did not state the protocol.')
    return meaningOf(protocol, STRONG, 'the protocol')
      ? pass('The protocol is MS-CHAPv2.')
      : fail(`The protocol is ${protocol}.`)
  },
})

export const radiusMfa = check(directory, {
  id: 'ds-directory-radius-mfa-enabled',
  title: 'The second factor that directories are set up for works',
  severity: 'medium',
  remediation: 'Look at the RADIUS settings of the directory until their status is Completed.',
  references: [`${GUIDE}/ms_ad_mfa.html`],
  equivalents: { prowler: ['directoryservice_supported_mfa_radius_enabled'] },
  test({ RadiusSettings: radius, RadiusStatus: status }) {
    if (!radius) return notApplicable('The directory asks no RADIUS server.')
    if (status === undefined) return unknown('AWS did not state the status of RADIUS.')
    return meaningOf(status, { Completed: true, Creating: false, Failed: false }, 'the status of RADIUS')
      ? pass('RADIUS is Completed.')
      : fail(`RADIUS is ${status}.`)
  },
})

const DAYS = 90

export const certificatesValid = check(directory, {
  id: 'ds-directory-certificates-valid-90-days',
  title: 'Certificates of directories are valid for 90 days or more',
  severity: 'medium',
  remediation: 'Register a new certificate with the directory.',
  references: [`${GUIDE}/ms_ad_ldap_client_side.html`],
  equivalents: { prowler: ['directoryservice_ldap_certificate_expiration'] },
  test({ CertificatesInfo: all }, { asOf }) {
    if (!all?.length) return notApplicable('The directory has no certificate.')
    const ends = all.map(({ CommonName, ExpiryDateTime }) => ({ name: CommonName, end: moment(ExpiryDateTime) }))
    const soon = daysBefore(asOf, -DAYS)
    const first = ends.reduce((a, b) => (b.end < a.end ? b : a))
    const told = `Certificate ${first.name || 'of no name'} runs out on ${dayOf(first.end)}.`
    return first.end > soon ? pass(told) : fail(told)
  },
})
