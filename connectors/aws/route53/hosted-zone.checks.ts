import { check, fail, notApplicable, pass, unknown, type Verdict } from '../../kit/index.ts'
import { hostedZone } from './hosted-zone.ts'

/** What is asked of public zones only; AWS states of every zone whether it is private. */
function ofPublic(config: { PrivateZone?: boolean | undefined } | undefined, judge: () => Verdict): Verdict {
  if (config?.PrivateZone === undefined) return unknown('AWS did not say whether the zone is private.')
  return config.PrivateZone ? notApplicable('The zone is private.') : judge()
}

export const queryLogging = check(hostedZone, {
  id: 'route53-hosted-zone-query-logging',
  title: 'Public DNS zones log queries',
  severity: 'medium',
  remediation: 'Configure query logging of the zone to a log group in us-east-1.',
  references: ['https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/query-logs.html'],
  equivalents: {
    prowler: ['route53_public_hosted_zones_cloudwatch_logging_enabled'],
    securityHub: ['Route53.2'],
    config: ['route53-query-logging-enabled'],
  },
  test: z =>
    ofPublic(z.Config, () => {
      if (z.QueryLoggingConfigs === null) return unknown('AWS did not say whether queries are logged.')
      const groups = z.QueryLoggingConfigs.map(one => one.CloudWatchLogsLogGroupArn ?? 'a log group')
      return groups.length > 0 ? pass(`Queries are logged to ${groups.join(', ')}.`) : fail('Queries are not logged.')
    }),
})

export const dnssec = check(hostedZone, {
  id: 'route53-hosted-zone-dnssec-signing',
  title: 'Public DNS zones are signed',
  severity: 'medium',
  remediation: 'Turn on DNSSEC signing of the zone, and give the parent zone its DS record.',
  why: 'Answers that are not signed can be forged on the way to who asks.',
  references: ['https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-configuring-dnssec.html'],
  test: z =>
    ofPublic(z.Config, () => {
      const status = z.DNSSEC?.Status?.ServeSignature
      if (status === 'SIGNING') return pass('Route 53 signs the zone; the record in its parent zone is not read.')
      return status === 'NOT_SIGNING'
        ? fail('The zone is not signed.')
        : unknown(`AWS did not say whether the zone is signed${status ? ` (${status})` : ''}.`)
    }),
})
