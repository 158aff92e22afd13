import type { MacieStatus } from '@aws-sdk/client-macie2'
import { check, fail, inRegion, meaningOf, pass, regionCheck, unknown } from '../../kit/index.ts'
import { session } from './session.ts'

const GUIDE = 'https://docs.aws.amazon.com/macie/latest/user'

const isOn = (status: MacieStatus) => meaningOf(status, { ENABLED: true, PAUSED: false }, 'the status of Macie')

export const sessionEnabled = regionCheck(session, {
  id: 'macie2-session-enabled',
  title: 'Macie is on in every region',
  severity: 'medium',
  remediation: 'Turn on Macie in every region with S3 buckets.',
  references: [`${GUIDE}/getting-started.html`],
  equivalents: { prowler: ['macie_is_enabled'], securityHub: ['Macie.1'], config: ['macie-status-check'] },
  reads: { sessions: inRegion(session, s => s.Session.status) },
  test(read) {
    const found = read.sessions.find(() => true)
    if (!found) return fail('Macie is not on in the region.')
    if (found.value === undefined) return unknown('AWS did not say whether Macie is on.')
    return isOn(found.value) ? pass('Macie is on.') : fail(`Macie is ${found.value}.`)
  },
})

export const automatedDiscovery = check(session, {
  id: 'macie2-session-automated-discovery-enabled',
  title: 'Macie looks for sensitive data in buckets by itself',
  severity: 'medium',
  remediation: 'Turn on automated sensitive data discovery, as the administrator of Macie where there is one.',
  references: [`${GUIDE}/discovery-asdd.html`],
  equivalents: {
    prowler: ['macie_automated_sensitive_data_discovery_enabled'],
    securityHub: ['Macie.2'],
    config: ['macie-auto-sensitive-data-discovery-check'],
  },
  test({ Session, AutomatedDiscovery: discovery }) {
    if (Session.status === undefined) return unknown('AWS did not say whether Macie is on.')
    if (!isOn(Session.status)) return fail(`Macie is ${Session.status}.`)
    if (discovery?.status === undefined) return unknown('AWS did not say whether automated discovery is on.')
    return meaningOf(discovery.status, { DISABLED: false, ENABLED: true }, 'the status of automated discovery')
      ? pass('Automated discovery is on.')
      : fail(`Automated discovery is ${discovery.status}.`)
  },
})

export const resultsExported = check(session, {
  id: 'macie2-session-results-exported',
  title: 'What Macie found out is kept in a bucket',
  severity: 'low',
  remediation: 'Configure a bucket for discovery results.',
  why: 'Macie keeps the results of its analyses for 90 days.',
  references: [`${GUIDE}/discovery-results-repository-s3.html`],
  test({ ExportConfiguration: to }) {
    const bucket = to?.s3Destination?.bucketName
    if (bucket) return pass(`Results are kept in bucket ${bucket}.`)
    return to?.s3Destination
      ? unknown('AWS did not name the bucket for results.')
      : fail('Results are kept in no bucket.')
  },
})
