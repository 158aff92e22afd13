import type { ProtocolEnum } from '@aws-sdk/client-elastic-load-balancing-v2'
import { check, fail, findOf, type Json, meaningOf, notApplicable, pass, someOf, unknown } from '../../kit/index.ts'
import { type Listener, listener } from './listener.ts'
import { kindOf } from './listener-kind.ts'

type Actions = NonNullable<Json<Listener>['DefaultActions']>

const ENCRYPTED: Readonly<Record<ProtocolEnum, boolean>> = {
  HTTPS: true,
  TLS: true,
  GENEVE: false,
  HTTP: false,
  QUIC: false,
  TCP: false,
  TCP_QUIC: false,
  TCP_UDP: false,
  UDP: false,
}
const isEncrypted = (protocol: ProtocolEnum): boolean => meaningOf(protocol, ENCRYPTED, 'the protocol')
const NO_PROTOCOL = 'Listeners of gateway load balancers have no protocol of their own.'

const REDIRECTS = {
  'authenticate-cognito': false,
  'authenticate-oidc': false,
  'fixed-response': false,
  forward: false,
  'jwt-validation': false,
  redirect: true,
}
/** `#{protocol}` stands for that of the request. */
const TO_HTTPS: Readonly<Record<string, boolean>> = { HTTP: false, HTTPS: true, '#{protocol}': false }

const redirects = ({ Type: type, RedirectConfig: to }: Actions[number]): boolean =>
  type !== undefined &&
  meaningOf(type, REDIRECTS, 'the action') &&
  to?.Protocol !== undefined &&
  meaningOf(to.Protocol, TO_HTTPS, 'the protocol')

const onlyRedirects = (actions: Actions): boolean =>
  actions.length > 0 && !someOf(actions, action => !redirects(action))

export const httpRedirected = check(listener, {
  id: 'elbv2-listener-http-redirects-to-https',
  title: 'HTTP listeners of application load balancers send every request on to HTTPS',
  severity: 'medium',
  remediation:
    'Make every rule of the HTTP listener a redirect to HTTPS, the default rule included, or delete the listener.',
  why: 'What a client sends over HTTP can be read and changed on the way.',
  references: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html#redirect-actions',
  ],
  equivalents: { securityHub: ['ELB.1'], config: ['alb-http-to-https-redirection-check'] },
  test(l) {
    if (l.Protocol === undefined && kindOf(l.ListenerArn ?? '') !== 'gateway')
      return unknown('AWS did not say which protocol the listener takes.')
    // Of a protocol that is new nobody can say that it is not a form of HTTP.
    if (l.Protocol !== 'HTTP' && l.Protocol !== undefined) isEncrypted(l.Protocol)
    if (l.Protocol !== 'HTTP') return notApplicable('The listener does not take HTTP.')
    if (!l.DefaultActions?.length) return unknown('AWS did not say what the listener does with requests.')
    if (!onlyRedirects(l.DefaultActions)) return fail('Requests that match no other rule are not redirected to HTTPS.')
    const other = findOf(l.Rules ?? [], ({ Actions: of = [] }) => of.length > 0 && !onlyRedirects(of))
    if (other) return fail(`The rule with priority ${other.Priority ?? '?'} does not redirect to HTTPS.`)
    if (!l.Rules?.length || l.Rules.some(rule => !rule.Actions?.length))
      return unknown('AWS did not say what every rule of the listener does.')
    return pass('Every rule redirects to HTTPS.')
  },
})

export const encrypted = check(listener, {
  id: 'elbv2-listener-encrypted-protocol',
  title: 'Listeners take HTTPS or TLS only',
  severity: 'medium',
  remediation:
    'Replace the listener by one that takes HTTPS (application load balancer) or TLS (network load balancer).',
  references: ['https://docs.aws.amazon.com/config/latest/developerguide/elbv2-listener-encryption-in-transit.html'],
  equivalents: { securityHub: ['ELB.18'], config: ['elbv2-listener-encryption-in-transit'] },
  test(l) {
    if (kindOf(l.ListenerArn ?? '') === 'gateway') return notApplicable(NO_PROTOCOL)
    if (l.Protocol === undefined) return unknown('AWS did not say which protocol the listener takes.')
    if (isEncrypted(l.Protocol)) return pass(`The listener takes ${l.Protocol}.`)
    return fail(`The listener takes ${l.Protocol}, not HTTPS or TLS.`)
  },
})

const CURRENT = ['TLSv1.2', 'TLSv1.3']
const OUTDATED = ['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.0', 'TLSv1.1']

export const currentTls = check(listener, {
  id: 'elbv2-listener-tls-1-2',
  title: 'HTTPS and TLS listeners take TLS 1.2 or newer only',
  severity: 'medium',
  remediation: 'Choose a security policy without TLS 1.0 and 1.1, such as ELBSecurityPolicy-TLS13-1-2-Res-2021-06.',
  why: 'TLS 1.0 and 1.1 have known weaknesses and were withdrawn in 2021 (RFC 8996).',
  references: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html'],
  test(l) {
    if (kindOf(l.ListenerArn ?? '') === 'gateway') return notApplicable(NO_PROTOCOL)
    if (l.Protocol === undefined) return unknown('AWS did not say which protocol the listener takes.')
    if (!isEncrypted(l.Protocol)) return notApplicable(`The listener takes ${l.Protocol}, not HTTPS or TLS.`)
    if (l.SslPolicy === undefined) return unknown('AWS did not say which security policy the listener has.')
    const protocols = l.SslPolicyDescription?.SslProtocols ?? []
    if (protocols.length === 0) return unknown('AWS did not say which TLS versions the security policy allows.')
    const outdated = protocols.filter(p => OUTDATED.includes(p))
    if (outdated.length > 0) return fail(`The security policy ${l.SslPolicy} allows ${outdated.join(' and ')}.`)
    const strange = protocols.find(p => !CURRENT.includes(p))
    if (strange !== undefined) return unknown(`The security policy allows ${strange}, which Exhibit does not know.`)
    return pass(`The security policy ${l.SslPolicy} allows ${protocols.join(' and ')} only.`)
  },
})

/** ELB's first policies with post-quantum key exchange; what a policy holds is never changed, a new one gets a new date. */
const FIRST_POST_QUANTUM = '2025-09'

/**
 * By what AWS says of its names (describe-ssl-policies, read 2026-11-30): those with PQ in them offer a hybrid key exchange. Of a
 * later policy without it, and of a name without a date, nobody can say that it does not.
 */
function offersPostQuantum(policy: string): boolean | undefined {
  const [, name = '', date = ''] = /^ELBSecurityPolicy-(.*?)-?(\d{4}-\d{2})$/.exec(policy) ?? []
  if (date === '') return undefined
  if (name.split('-').includes('PQ')) return true
  return date < FIRST_POST_QUANTUM ? false : undefined
}

export const postQuantum = check(listener, {
  id: 'elbv2-listener-post-quantum-key-exchange',
  title: 'HTTPS and TLS listeners offer a post-quantum key exchange',
  severity: 'low',
  remediation: 'Choose a security policy with PQ in its name, such as ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09.',
  why: 'Traffic that is recorded today could be decrypted once quantum computers exist.',
  references: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html'],
  equivalents: { prowler: ['elbv2_listener_pqc_tls_enabled'] },
  test(l) {
    if (kindOf(l.ListenerArn ?? '') === 'gateway') return notApplicable(NO_PROTOCOL)
    if (l.Protocol === undefined) return unknown('AWS did not say which protocol the listener takes.')
    if (!isEncrypted(l.Protocol)) return notApplicable(`The listener takes ${l.Protocol}, not HTTPS or TLS.`)
    const { SslPolicy: policy } = l
    if (policy === undefined) return unknown('AWS did not say which security policy the listener has.')
    const offers = offersPostQuantum(policy)
    if (offers === undefined) return unknown(`Which key exchanges the security policy ${policy} offers is not known.`)
    return offers
      ? pass(`The security policy ${policy} offers a post-quantum key exchange.`)
      : fail(`The security policy ${policy} offers no post-quantum key exchange.`)
  },
})
