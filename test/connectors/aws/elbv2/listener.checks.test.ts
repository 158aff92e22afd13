import { currentTls, encrypted, httpRedirected, postQuantum } from '../../../../connectors/aws/elbv2/listener.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const arn = (kind: string) =>
  `arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/${kind}/shop/50dc6c495c0c9188/f2f7dc8efc522ab2`
const redirect = (Protocol?: string) => [{ Type: 'redirect', RedirectConfig: { Protocol, Port: '443' } }]
const forward = [{ Type: 'forward', TargetGroupArn: 'arn' }]
const http = (DefaultActions?: object[], others: object[] = [], Protocol: string | undefined = 'HTTP') => ({
  settings: {
    ListenerArn: arn('app'),
    Protocol,
    DefaultActions,
    Rules: [...others, { Priority: 'default', IsDefault: true, Actions: DefaultActions }],
  },
})

checkTable(httpRedirected, {
  pass: [
    { case: 'the only rule redirects', ...http(redirect('HTTPS')) },
    { case: 'every rule redirects', ...http(redirect('HTTPS'), [{ Priority: '1', Actions: redirect('HTTPS') }]) },
  ],
  fail: [
    { case: 'it forwards', ...http(forward) },
    { case: 'it redirects within HTTP', ...http(redirect('#{protocol}')) },
    { case: 'it redirects to where it was asked', ...http(redirect()) },
    { case: 'it answers by itself', ...http([{ Type: 'fixed-response' }]) },
    {
      case: 'one rule forwards and the default redirects',
      ...http(redirect('HTTPS'), [{ Priority: '7', Actions: forward }]),
      reason: /priority 7/,
    },
  ],
  notApplicable: [
    { case: 'it takes HTTPS', settings: { ListenerArn: arn('app'), Protocol: 'HTTPS', Rules: [] } },
    { case: 'it takes TCP', settings: { ListenerArn: arn('net'), Protocol: 'TCP', Rules: null } },
    { case: 'it is of a gateway', settings: { ListenerArn: arn('gwy'), Rules: null } },
  ],
  unknown: [
    {
      case: 'no protocol is told',
      settings: { ListenerArn: arn('app'), DefaultActions: redirect('HTTPS'), Rules: [] },
    },
    { case: 'no action is told', ...http(undefined) },
    { case: 'an empty list of actions', ...http([]) },
    { case: 'the rules are not told', settings: { ...http(redirect('HTTPS')).settings, Rules: null } },
    { case: 'a rule without actions', ...http(redirect('HTTPS'), [{ Priority: '1' }]) },
  ],
})

const taking = (Protocol?: string, kind = 'app') => ({ settings: { ListenerArn: arn(kind), Protocol } })

checkTable(encrypted, {
  pass: [
    { case: 'HTTPS', ...taking('HTTPS') },
    { case: 'TLS', ...taking('TLS', 'net') },
  ],
  fail: [
    { case: 'HTTP', ...taking('HTTP') },
    { case: 'TCP, which may hold TLS that the load balancer does not see', ...taking('TCP', 'net') },
    { case: 'UDP', ...taking('UDP', 'net') },
  ],
  notApplicable: [{ case: 'it is of a gateway', ...taking('GENEVE', 'gwy') }],
  unknown: [{ case: 'no protocol is told', ...taking() }],
})

const tls = (SslProtocols?: string[], Protocol = 'HTTPS') => ({
  settings: {
    ListenerArn: arn('app'),
    Protocol,
    SslPolicy: 'ELBSecurityPolicy-X',
    SslPolicyDescription: { Name: 'ELBSecurityPolicy-X', SslProtocols },
  },
})

checkTable(currentTls, {
  pass: [
    { case: '1.2 and 1.3', ...tls(['TLSv1.2', 'TLSv1.3']) },
    { case: '1.3 alone, over TLS', ...tls(['TLSv1.3'], 'TLS') },
  ],
  fail: [
    { case: '1.0 to 1.2', ...tls(['TLSv1', 'TLSv1.1', 'TLSv1.2']), reason: /allows TLSv1 and TLSv1\.1\./ },
    { case: 'SSL', ...tls(['SSLv3', 'TLSv1.2']) },
  ],
  notApplicable: [
    { case: 'it takes HTTP', ...tls(undefined, 'HTTP') },
    { case: 'it is of a gateway', settings: { ListenerArn: arn('gwy') } },
  ],
  unknown: [
    {
      case: 'no policy is told',
      settings: { ListenerArn: arn('app'), Protocol: 'HTTPS' },
      reason: /which security policy/,
    },
    { case: 'AWS does not know the policy', settings: { ...tls([]).settings, SslPolicyDescription: null } },
    { case: 'no version is told', ...tls([]) },
    { case: 'a version we do not know', ...tls(['TLSv1.2', 'TLSv2']) },
    { case: 'no protocol is told', settings: { ListenerArn: arn('app') } },
  ],
})

const withPolicy = (SslPolicy?: string, Protocol = 'HTTPS') => ({
  settings: { ListenerArn: arn(Protocol === 'TLS' ? 'net' : 'app'), Protocol, SslPolicy },
})

checkTable(postQuantum, {
  pass: [
    { case: 'PQ in its name', ...withPolicy('ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09') },
    { case: 'FIPS, over TLS', ...withPolicy('ELBSecurityPolicy-TLS13-1-3-FIPS-PQ-2025-09', 'TLS') },
    { case: 'with TLS 1.0 too', ...withPolicy('ELBSecurityPolicy-TLS13-1-0-PQ-2025-09') },
    { case: 'of later years', ...withPolicy('ELBSecurityPolicy-TLS13-1-3-PQ-2028-01') },
  ],
  fail: [
    { case: "AWS's default", ...withPolicy('ELBSecurityPolicy-2016-08'), reason: /2016-08/ },
    { case: 'TLS 1.3 without', ...withPolicy('ELBSecurityPolicy-TLS13-1-3-2021-06') },
    { case: 'FIPS without', ...withPolicy('ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04', 'TLS') },
  ],
  notApplicable: [
    { case: 'it takes HTTP', ...withPolicy(undefined, 'HTTP') },
    { case: 'it is of a gateway', settings: { ListenerArn: arn('gwy') } },
  ],
  unknown: [
    { case: 'a later policy without PQ in its name', ...withPolicy('ELBSecurityPolicy-RFC9151-TLS13-2026-03') },
    { case: 'a policy without a date', ...withPolicy('ELBSecurityPolicy-PQ-New') },
    { case: 'another name', ...withPolicy('Best-PQ-2025-09') },
    { case: 'AWS does not say which', ...withPolicy() },
    { case: 'AWS does not say what it takes', settings: { ListenerArn: arn('app') } },
  ],
})
