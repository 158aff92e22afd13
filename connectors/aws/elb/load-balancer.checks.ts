import type { LoadBalancerAttributes } from '@aws-sdk/client-elastic-load-balancing'
import {
  check,
  type Equivalents,
  fail,
  type Json,
  meaningOf,
  pass,
  type ResourceCheck,
  unknown,
} from '../../kit/index.ts'
import { loadBalancer } from './load-balancer.ts'

const GUIDE = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic'

const attributeOn = (of: {
  id: string
  title: string
  /** Begins a sentence: "Access logs". */
  what: string
  remediation: string
  page: string
  equivalents: Equivalents
  read(attributes: Json<LoadBalancerAttributes>): boolean | undefined
}): ResourceCheck =>
  check(loadBalancer, {
    id: `elb-load-balancer-${of.id}`,
    title: of.title,
    severity: 'medium',
    remediation: of.remediation,
    references: [`${GUIDE}/${of.page}.html`],
    equivalents: of.equivalents,
    test({ LoadBalancerAttributes: attributes }) {
      const on = attributes === null ? undefined : of.read(attributes)
      if (on === undefined) return unknown('AWS did not say whether it is on.')
      return on ? pass(`${of.what} is on.`) : fail(`${of.what} is off.`)
    },
  })

export const accessLogs = attributeOn({
  id: 'access-logs-enabled',
  title: 'Classic load balancers keep access logs',
  what: 'The access log',
  remediation: 'Turn on access logs of the load balancer.',
  page: 'access-log-collection',
  equivalents: { prowler: ['elb_logging_enabled'], securityHub: ['ELB.5'], config: ['elb-logging-enabled'] },
  read: attributes => attributes.AccessLog?.Enabled,
})

export const connectionDraining = attributeOn({
  id: 'connection-draining-enabled',
  title: 'Classic load balancers let requests end before an instance goes',
  what: 'Connection draining',
  remediation: 'Turn on connection draining of the load balancer.',
  page: 'config-conn-drain',
  equivalents: {
    prowler: ['elb_connection_draining_enabled'],
    securityHub: ['ELB.7'],
    config: ['elb-connection-draining-enabled'],
  },
  read: attributes => attributes.ConnectionDraining?.Enabled,
})

export const crossZone = attributeOn({
  id: 'cross-zone-balancing-enabled',
  title: 'Classic load balancers balance across zones',
  what: 'Balancing across zones',
  remediation: 'Turn on cross-zone load balancing.',
  page: 'enable-disable-crosszone-lb',
  equivalents: {
    prowler: ['elb_cross_zone_load_balancing_enabled'],
    securityHub: ['ELB.9'],
    config: ['elb-cross-zone-load-balancing-enabled'],
  },
  read: attributes => attributes.CrossZoneLoadBalancing?.Enabled,
})

export const multiAz = check(loadBalancer, {
  id: 'elb-load-balancer-multi-az',
  title: 'Classic load balancers span several zones',
  severity: 'medium',
  remediation: 'Add a subnet in another zone to the load balancer.',
  references: [`${GUIDE}/enable-disable-az.html`],
  equivalents: { prowler: ['elb_is_in_multiple_az'], securityHub: ['ELB.10'], config: ['clb-multiple-az'] },
  test({ AvailabilityZones: zones }) {
    if (!zones?.length) return unknown('AWS did not state the zones of the load balancer.')
    return zones.length > 1 ? pass(`It is in ${zones.join(', ')}.`) : fail(`It is in ${zones[0]} only.`)
  },
})

const MITIGATES: Readonly<Record<string, boolean>> = { monitor: false, defensive: true, strictest: true }

export const desync = check(loadBalancer, {
  id: 'elb-load-balancer-desync-mitigated',
  title: 'Classic load balancers mitigate HTTP desync attacks',
  severity: 'medium',
  remediation: 'Set the desync mitigation mode to defensive or strictest.',
  references: [`${GUIDE}/config-desync-mitigation-mode.html`],
  equivalents: {
    prowler: ['elb_desync_mitigation_mode'],
    securityHub: ['ELB.14'],
    config: ['clb-desync-mode-check'],
  },
  test({ LoadBalancerAttributes: attributes }) {
    const told = attributes?.AdditionalAttributes?.find(of => of.Key === 'elb.http.desyncmitigationmode')?.Value
    if (!told) return unknown('AWS did not state the desync mitigation mode.')
    return meaningOf(told, MITIGATES, 'the desync mitigation mode')
      ? pass(`The desync mitigation mode is ${told}.`)
      : fail(`The desync mitigation mode is ${told}.`)
  },
})
