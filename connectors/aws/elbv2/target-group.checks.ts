import { check, fail, meaningOf, notApplicable, pass, unknown } from '../../kit/index.ts'
import { targetGroup } from './target-group.ts'

/** What a network or gateway load balancer passes on as it comes: whether it is encrypted is between client and target. */
const WAYS = {
  HTTPS: 'encrypted',
  TLS: 'encrypted',
  HTTP: 'clear',
  TCP: 'passed on',
  UDP: 'passed on',
  TCP_UDP: 'passed on',
  QUIC: 'passed on',
  TCP_QUIC: 'passed on',
  GENEVE: 'passed on',
} as const

export const encryptedProtocol = check(targetGroup, {
  id: 'elbv2-target-group-encrypted-protocol',
  title: 'Load balancers speak to their targets over TLS',
  severity: 'medium',
  remediation: 'Make a target group with HTTPS or TLS and move the listeners to it.',
  references: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html'],
  test({ Protocol: protocol, TargetType: kind }) {
    if (kind === 'lambda') return notApplicable('Functions are called over the API of Lambda, which takes TLS only.')
    if (protocol === undefined) return unknown('AWS did not state the protocol of the target group.')
    const way = meaningOf(protocol, WAYS, 'the protocol')
    if (way === 'passed on') return notApplicable(`${protocol} is passed on as it comes.`)
    return way === 'encrypted'
      ? pass(`Targets are reached by ${protocol}.`)
      : fail(`Targets are reached by ${protocol}, which is not encrypted.`)
  },
})
