import { check, fail, type Json, meaningOf, notApplicable, pass, unknown } from '../../kit/index.ts'
import { type LoadBalancer, loadBalancer } from './load-balancer.ts'

const GUIDE = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application'
const UNTOLD_TYPE = 'AWS did not say which type of load balancer this is.'

/** The value of an attribute; `undefined` where AWS does not tell it, or tells it twice. */
function attribute(balancer: Json<LoadBalancer>, key: string): string | undefined {
  const told = (balancer.Attributes ?? []).filter(a => a.Key === key)
  return told.length === 1 ? told[0]?.Value : undefined
}

export const deletionProtected = check(loadBalancer, {
  id: 'elbv2-load-balancer-deletion-protected',
  title: 'Load balancers are protected from deletion',
  severity: 'medium',
  remediation: 'Turn on deletion protection of the load balancer.',
  references: [`${GUIDE}/edit-load-balancer-attributes.html#deletion-protection`],
  equivalents: { prowler: ['elbv2_deletion_protection'], securityHub: ['ELB.6'] },
  test(b) {
    const on = attribute(b, 'deletion_protection.enabled')
    if (on === 'true') return pass('Deletion protection is on.')
    if (on === 'false') return fail('Deletion protection is off.')
    return unknown('AWS did not say whether deletion protection is on.')
  },
})

export const accessLogs = check(loadBalancer, {
  id: 'elbv2-load-balancer-access-logs-enabled',
  title: 'Application load balancers keep access logs',
  severity: 'medium',
  remediation: 'Turn on access logs of the load balancer, into a bucket that it may write to.',
  why: 'The access log is the record of who asked for what, also of what was refused.',
  references: [`${GUIDE}/load-balancer-access-logs.html`],
  equivalents: { securityHub: ['ELB.5'], config: ['elb-logging-enabled'] },
  test(b) {
    if (b.Type === undefined) return unknown(UNTOLD_TYPE)
    if (b.Type === 'gateway') return notApplicable('Gateway load balancers have no access logs.')
    if (b.Type === 'network')
      return notApplicable('Access logs of a network load balancer hold TLS connections only, not all that reach it.')
    if (b.Type !== 'application')
      return unknown(`The load balancer is of the type ${b.Type}, which Exhibit does not know.`)
    const on = attribute(b, 'access_logs.s3.enabled')
    if (on === 'false') return fail('Access logs are off.')
    if (on !== 'true') return unknown('AWS did not say whether access logs are on.')
    const bucket = attribute(b, 'access_logs.s3.bucket')
    if (!bucket) return unknown('Access logs are on, but AWS did not say where they go.')
    return pass(`Access logs go to the bucket ${bucket}.`)
  },
})

const READS_HTTP = { application: true, gateway: false, network: false }

export const dropsInvalidHeaders = check(loadBalancer, {
  id: 'elbv2-load-balancer-drops-invalid-headers',
  title: 'Application load balancers drop invalid HTTP headers',
  severity: 'medium',
  remediation: 'Turn on dropping of invalid header fields.',
  why: 'Headers that two servers read differently let an attacker smuggle a request past the first.',
  references: [`${GUIDE}/edit-load-balancer-attributes.html`],
  equivalents: {
    prowler: ['elbv2_alb_drop_invalid_header_fields_enabled'],
    securityHub: ['ELB.4'],
    config: ['alb-http-drop-invalid-header-enabled'],
  },
  test(b) {
    if (b.Type === undefined) return unknown(UNTOLD_TYPE)
    if (!meaningOf(b.Type, READS_HTTP, 'the type of load balancer'))
      return notApplicable('Only application load balancers read HTTP headers.')
    const on = attribute(b, 'routing.http.drop_invalid_header_fields.enabled')
    if (on === 'true') return pass('Invalid headers are dropped.')
    if (on === 'false') return fail('Invalid headers are passed on.')
    return unknown('AWS did not say what is done with invalid headers.')
  },
})

export const desync = check(loadBalancer, {
  id: 'elbv2-load-balancer-desync-mitigated',
  title: 'Application load balancers mitigate HTTP desync attacks',
  severity: 'medium',
  remediation: 'Set the desync mitigation mode to defensive or strictest.',
  references: [`${GUIDE}/edit-load-balancer-attributes.html#desync-mitigation-mode`],
  equivalents: { securityHub: ['ELB.12'], config: ['alb-desync-mode-check'] },
  test(b) {
    if (b.Type === undefined) return unknown(UNTOLD_TYPE)
    if (!meaningOf(b.Type, READS_HTTP, 'the type of load balancer'))
      return notApplicable('Only application load balancers read HTTP requests.')
    const mode = attribute(b, 'routing.http.desync_mitigation_mode')
    if (mode === 'defensive' || mode === 'strictest') return pass(`The desync mitigation mode is ${mode}.`)
    if (mode === 'monitor') return fail('The desync mitigation mode is monitor: suspicious requests are passed on.')
    return unknown('AWS did not name a desync mitigation mode that Exhibit knows.')
  },
})

export const multiZone = check(loadBalancer, {
  id: 'elbv2-load-balancer-multi-az',
  title: 'Load balancers span several Availability Zones',
  severity: 'medium',
  remediation: 'Enable at least one more Availability Zone for the load balancer.',
  references: ['https://docs.aws.amazon.com/config/latest/developerguide/elbv2-multiple-az.html'],
  equivalents: { prowler: ['elbv2_is_in_multiple_az'], securityHub: ['ELB.13'], config: ['elbv2-multiple-az'] },
  test(b) {
    if (!b.AvailabilityZones?.length)
      return unknown('AWS did not say which Availability Zones the load balancer is in.')
    const zones = new Set(b.AvailabilityZones.map(zone => zone.ZoneName))
    if (zones.has(undefined)) return unknown('AWS did not name every Availability Zone of the load balancer.')
    const names = [...zones].join(', ')
    return zones.size > 1 ? pass(`It is in ${names}.`) : fail(`It is in ${names} only.`)
  },
})
