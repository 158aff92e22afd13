import { check, fail, pass } from '../../kit/index.ts'
import { onOff } from './judgements.ts'
import { proxy } from './proxy.ts'

export const proxyTls = check(proxy, {
  id: 'rds-proxy-tls-required',
  title: 'Proxies of databases take connections over TLS only',
  severity: 'medium',
  remediation: 'Require TLS in the settings of the proxy.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.howitworks.html'],
  equivalents: { securityHub: ['RDS.43'], config: ['rds-proxy-tls-encryption'] },
  test: p =>
    onOff('whether the proxy requires TLS', p.RequireTLS, {
      on: pass('The proxy requires TLS.'),
      off: fail('The proxy takes connections in clear.'),
    }),
})
