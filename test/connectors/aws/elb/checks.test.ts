import { acmCertificates, encryptedListeners, strongPolicy } from '../../../../connectors/aws/elb/listener.checks.ts'
import {
  accessLogs,
  connectionDraining,
  crossZone,
  desync,
  multiAz,
} from '../../../../connectors/aws/elb/load-balancer.checks.ts'
import type { ResourceCheck } from '../../../../connectors/kit/index.ts'
import { checkTable } from '../../../kit/table.ts'

const listener = (Protocol: string | undefined, SSLCertificateId?: string, ...PolicyNames: string[]) => ({
  Listener: { Protocol, LoadBalancerPort: 443, InstancePort: 80, SSLCertificateId },
  PolicyNames,
})
const of = (...ListenerDescriptions: object[]) => ({ settings: { LoadBalancerName: 'web', ListenerDescriptions } })
const none = { case: 'no listener', ...of() }
const silent = { case: 'AWS states no listeners', settings: { LoadBalancerName: 'web' } }
const noProtocol = { case: 'AWS states no protocol', ...of(listener(undefined)) }

checkTable(encryptedListeners, {
  pass: [{ case: 'HTTPS and SSL', ...of(listener('HTTPS'), listener('SSL')) }],
  fail: [
    { case: 'HTTP', ...of(listener('HTTPS'), listener('HTTP')) },
    { case: 'TCP', ...of(listener('tcp')) },
  ],
  notApplicable: [none],
  unknown: [silent, noProtocol],
})

const ACM = 'arn:aws:acm:us-east-1:111122223333:certificate/1'
const IAM = 'arn:aws:iam::111122223333:server-certificate/web'

checkTable(acmCertificates, {
  pass: [{ case: 'of ACM', ...of(listener('HTTPS', ACM), listener('HTTP')) }],
  fail: [{ case: 'of IAM', ...of(listener('SSL', ACM), listener('HTTPS', IAM)), reason: /server-certificate/ }],
  notApplicable: [none, { case: 'no TLS', ...of(listener('HTTP')) }],
  unknown: [silent, noProtocol, { case: 'AWS names no certificate', ...of(listener('HTTPS')) }],
})

const STRONG = 'ELBSecurityPolicy-TLS-1-2-2017-01'
const custom = (reference: string | undefined, name = 'tls') => ({
  settings: {
    LoadBalancerName: 'web',
    ListenerDescriptions: [listener('HTTPS', ACM, 'sticky', name)],
    PolicyDescriptions: [
      { PolicyName: 'sticky', PolicyTypeName: 'LBCookieStickinessPolicyType' },
      {
        PolicyName: name,
        PolicyTypeName: 'SSLNegotiationPolicyType',
        PolicyAttributeDescriptions: [{ AttributeName: 'Reference-Security-Policy', AttributeValue: reference }],
      },
    ],
  },
})
const plain = (...policies: string[]) => ({
  settings: { ListenerDescriptions: [listener('HTTPS', ACM, ...policies)], PolicyDescriptions: [] },
})

checkTable(strongPolicy, {
  pass: [
    { case: 'a policy that follows it', ...custom(STRONG) },
    { case: 'itself', ...plain(STRONG) },
  ],
  fail: [
    { case: 'an older one', ...custom('ELBSecurityPolicy-2016-08'), reason: /2016-08/ },
    { case: 'one of their own', ...custom(undefined) },
    { case: 'one of their own by its name', ...custom(undefined, STRONG) },
    { case: 'none', ...plain() },
  ],
  notApplicable: [none, { case: 'no TLS', ...of(listener('TCP')) }],
  unknown: [silent, noProtocol],
})

const switches: readonly [ResourceCheck, string][] = [
  [accessLogs, 'AccessLog'],
  [connectionDraining, 'ConnectionDraining'],
  [crossZone, 'CrossZoneLoadBalancing'],
]
for (const [check, member] of switches) {
  const attributes = (Enabled?: boolean) => ({ settings: { LoadBalancerAttributes: { [member]: { Enabled } } } })
  checkTable(check, {
    pass: [{ case: 'on', ...attributes(true) }],
    fail: [{ case: 'off', ...attributes(false) }],
    unknown: [
      { case: 'AWS says nothing', ...attributes() },
      { case: 'AWS answers nothing', settings: { LoadBalancerAttributes: null } },
    ],
  })
}

const zones = (...AvailabilityZones: string[]) => ({ settings: { AvailabilityZones } })

checkTable(multiAz, {
  pass: [{ case: 'two', ...zones('us-east-1a', 'us-east-1b') }],
  fail: [{ case: 'one', ...zones('us-east-1a') }],
  unknown: [{ case: 'none', ...zones() }],
})

const mode = (...Value: string[]) => ({
  settings: {
    LoadBalancerAttributes: {
      AdditionalAttributes: Value.map(value => ({ Key: 'elb.http.desyncmitigationmode', Value: value })),
    },
  },
})

checkTable(desync, {
  pass: [
    { case: 'defensive', ...mode('defensive') },
    { case: 'strictest', ...mode('strictest') },
  ],
  fail: [{ case: 'monitor', ...mode('monitor') }],
  unknown: [{ case: 'AWS says nothing', ...mode() }],
})
