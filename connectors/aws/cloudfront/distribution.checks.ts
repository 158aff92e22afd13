import { check, fail, notApplicable, pass, unknown } from '../../kit/index.ts'
import { behaviorsOf, configOf } from './behaviors.ts'
import { distribution } from './distribution.ts'

const LOGS = 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html'

export const rootObject = check(distribution, {
  id: 'cloudfront-distribution-default-root-object',
  title: 'CloudFront distributions in front of S3 name a default root object',
  severity: 'high',
  remediation: 'Set the default root object of the distribution.',
  why: 'Otherwise a request for the root can show the list of what the bucket holds.',
  references: ['https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html'],
  equivalents: { securityHub: ['CloudFront.1'], config: ['cloudfront-default-root-object-configured'] },
  test(t) {
    const { DefaultRootObject: object, Origins: origins } = configOf(t)
    if (!origins?.Items?.length) return unknown('AWS answered no origins of the distribution.')
    if (!origins.Items.some(origin => origin.S3OriginConfig)) return notApplicable('The distribution has no S3 origin.')
    if (object === undefined) return unknown('AWS did not say whether there is a default root object.')
    return object ? pass(`The default root object is ${object}.`) : fail('There is no default root object.')
  },
})

export const originFailover = check(distribution, {
  id: 'cloudfront-distribution-origin-failover',
  title: 'CloudFront distributions fall back to a second origin',
  severity: 'low',
  remediation: 'Create an origin group with a second origin, and let cache behaviors use it.',
  references: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html',
  ],
  equivalents: {
    prowler: ['cloudfront_distributions_multiple_origin_failover_configured'],
    securityHub: ['CloudFront.4'],
    config: ['cloudfront-origin-failover-enabled'],
  },
  test(t) {
    const { OriginGroups: groups } = configOf(t)
    if (groups?.Quantity === undefined) return unknown('AWS did not say whether there are origin groups.')
    return (groups.Items ?? []).some(group => (group.Members?.Items?.length ?? 0) > 1)
      ? pass('It has an origin group with a second origin.')
      : fail('It has no origin group with a second origin.')
  },
})

export const webAcl = check(distribution, {
  id: 'cloudfront-distribution-web-acl',
  title: 'CloudFront distributions stand behind a web ACL',
  severity: 'medium',
  remediation: 'Create a web ACL of scope CLOUDFRONT and associate it with the distribution.',
  references: ['https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-awswaf.html'],
  equivalents: {
    prowler: ['cloudfront_distributions_using_waf'],
    securityHub: ['CloudFront.6'],
    config: ['cloudfront-associated-with-waf'],
  },
  test(t) {
    const { WebACLId: acl } = configOf(t)
    if (acl === undefined) return unknown('AWS did not say whether the distribution has a web ACL.')
    return acl ? pass(`It stands behind web ACL ${acl}.`) : fail('It has no web ACL.')
  },
})

/** Any standard logging: the older kind, which the distribution states, or the newer, which CloudWatch Logs delivers. */
export const accessLogging = check(distribution, {
  id: 'cloudfront-distribution-access-logging',
  title: 'CloudFront distributions keep access logs',
  severity: 'medium',
  remediation: 'Turn on standard logging of the distribution.',
  references: [LOGS],
  test(t) {
    const config = configOf(t)
    if (config.Logging?.Enabled === true) return pass(`Standard logs go to ${config.Logging.Bucket || 'a bucket'}.`)
    if (t.LogDeliveries === null) return unknown('AWS did not say whether logs are delivered by CloudWatch Logs.')
    if (t.LogDeliveries.length > 0) return pass('Standard logs (v2) are delivered by CloudWatch Logs.')
    if (config.Logging?.Enabled === undefined) return unknown('AWS did not say whether standard logging is on.')
    return behaviorsOf(config).some(b => b.RealtimeLogConfigArn)
      ? unknown('There are real-time logs alone, of a share of requests that is not read.')
      : fail('It keeps no access logs.')
  },
})

/** Security Hub looks at the older kind alone; {@link accessLogging} at either. */
export const legacyLogging = check(distribution, {
  id: 'cloudfront-distribution-legacy-logging',
  title: 'CloudFront distributions have standard logging (legacy) on',
  severity: 'low',
  remediation:
    'Turn on standard logging (legacy), where a rule asks for it; standard logging (v2) does not count here.',
  references: [LOGS],
  equivalents: { securityHub: ['CloudFront.5'], config: ['cloudfront-accesslogs-enabled'] },
  test(t) {
    const { Logging: logging } = configOf(t)
    if (logging?.Enabled === undefined) return unknown('AWS did not say whether standard logging (legacy) is on.')
    return logging.Enabled ? pass('Standard logging (legacy) is on.') : fail('Standard logging (legacy) is off.')
  },
})
