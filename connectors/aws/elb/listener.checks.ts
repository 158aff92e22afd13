import { check, fail, type Json, notApplicable, pass, unknown, type Verdict } from '../../kit/index.ts'
import { type LoadBalancer, loadBalancer } from './load-balancer.ts'

const GUIDE = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic'

interface Door {
  port: string
  protocol: string
  certificate: string | undefined
  policies: readonly string[]
}

/** Its listeners; a verdict where AWS did not tell them, or there is none. */
function doorsOf(balancer: Json<LoadBalancer>): Door[] | Verdict {
  const listeners = balancer.ListenerDescriptions
  if (listeners === undefined) return unknown('AWS did not state the listeners of the load balancer.')
  const doors = listeners.flatMap(({ Listener: of, PolicyNames: policies = [] }) =>
    of?.Protocol
      ? [
          {
            port: String(of.LoadBalancerPort ?? 'of no number'),
            protocol: of.Protocol.toUpperCase(),
            certificate: of.SSLCertificateId,
            policies,
          },
        ]
      : [],
  )
  if (doors.length < listeners.length) return unknown('AWS did not state the protocol of a listener.')
  const other = doors.find(door => !isTls(door) && !isClear(door))
  if (other) return unknown(`The listener on port ${other.port} takes ${other.protocol}, which Exhibit does not know.`)
  return doors.length > 0 ? doors : notApplicable('The load balancer has no listener.')
}

const isTls = ({ protocol }: Door) => protocol === 'HTTPS' || protocol === 'SSL'
const isClear = ({ protocol }: Door) => protocol === 'HTTP' || protocol === 'TCP'

function tlsDoorsOf(balancer: Json<LoadBalancer>): Door[] | Verdict {
  const doors = doorsOf(balancer)
  if (!Array.isArray(doors)) return doors
  const tls = doors.filter(isTls)
  return tls.length > 0 ? tls : notApplicable('No listener takes TLS.')
}

export const encryptedListeners = check(loadBalancer, {
  id: 'elb-load-balancer-listeners-encrypted',
  title: 'Classic load balancers listen by TLS only',
  severity: 'medium',
  remediation: 'Replace listeners of HTTP and TCP by ones of HTTPS and SSL.',
  references: [`${GUIDE}/elb-https-load-balancers.html`],
  equivalents: { prowler: ['elb_ssl_listeners'], securityHub: ['ELB.3'], config: ['elb-tls-https-listeners-only'] },
  test(balancer) {
    const doors = doorsOf(balancer)
    if (!Array.isArray(doors)) return doors
    const clear = doors.find(door => !isTls(door))
    return clear
      ? fail(`The listener on port ${clear.port} takes ${clear.protocol}.`)
      : pass(`Its listeners take ${[...new Set(doors.map(door => door.protocol))].join(' and ')}.`)
  },
})

/** The form of the ARN says which service the certificate is from. */
export const acmCertificates = check(loadBalancer, {
  id: 'elb-load-balancer-certificates-from-acm',
  title: 'Classic load balancers hold certificates of ACM',
  severity: 'medium',
  remediation: 'Give the listener a certificate of AWS Certificate Manager.',
  why: 'ACM renews the certificates that it issued by itself; one in IAM runs out when nobody thinks of it.',
  references: [`${GUIDE}/ssl-server-cert.html`],
  equivalents: { securityHub: ['ELB.2'], config: ['elb-acm-certificate-required'] },
  test(balancer) {
    const doors = tlsDoorsOf(balancer)
    if (!Array.isArray(doors)) return doors
    const other = doors.find(({ certificate }) => certificate && !/^arn:[^:]+:acm:/.test(certificate))
    if (other) return fail(`The listener on port ${other.port} holds ${other.certificate}.`)
    return doors.every(({ certificate }) => certificate)
      ? pass('Every TLS listener holds a certificate of ACM.')
      : unknown('AWS did not name the certificate of a listener.')
  },
})

const STRONG = 'ELBSecurityPolicy-TLS-1-2-2017-01'

export const strongPolicy = check(loadBalancer, {
  id: 'elb-load-balancer-tls-1-2',
  title: 'Classic load balancers take TLS 1.2 only',
  severity: 'medium',
  remediation: `Choose the predefined policy ${STRONG} for each TLS listener.`,
  references: [`${GUIDE}/elb-security-policy-table.html`],
  equivalents: {
    prowler: ['elb_insecure_ssl_ciphers'],
    securityHub: ['ELB.8'],
    config: ['elb-predefined-security-policy-ssl-check'],
  },
  test(balancer) {
    const doors = tlsDoorsOf(balancer)
    if (!Array.isArray(doors)) return doors
    const named = doors.map(door => ({ door, policy: tlsPolicyOf(balancer, door) }))
    const weak = named.find(({ policy }) => policy !== STRONG)
    if (!weak) return pass(`Every TLS listener has ${STRONG}.`)
    return fail(`The listener on port ${weak.door.port} has ${weak.policy || 'no predefined policy'}.`)
  },
})

/** The predefined policy that a listener's own one follows, or is. What AWS describes is not told by its name. */
function tlsPolicyOf(balancer: Json<LoadBalancer>, { policies }: Door): string | undefined {
  const own = (balancer.PolicyDescriptions ?? []).find(
    of => of.PolicyTypeName === 'SSLNegotiationPolicyType' && policies.includes(of.PolicyName ?? ''),
  )
  if (own === undefined) return policies.find(name => name.startsWith('ELBSecurityPolicy-'))
  return own.PolicyAttributeDescriptions?.find(of => of.AttributeName === 'Reference-Security-Policy')?.AttributeValue
}
