import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2'

export interface Door {
  readonly port: number
  readonly protocol: 'HTTP' | 'HTTPS' | 'TCP' | 'TLS'
  readonly policy?: string
  readonly actions?: Action[]
}

export interface Plan {
  readonly name: string
  readonly type: 'application' | 'network'
  readonly scheme: 'internet-facing' | 'internal'
  /** The tags of its subnets. */
  readonly subnets: readonly string[]
  readonly domain: string
  /** `{account}` stands for the number of the account. */
  readonly attributes: Readonly<Record<string, string>>
  readonly doors: readonly Door[]
}

const toHttps: Action[] = [
  { Type: 'redirect', Order: 1, RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } },
]

/** The shop's balancer is as it should be; the back office's takes HTTP and old TLS; payouts stand in one zone. */
export const BALANCERS: readonly (readonly Plan[])[] = [
  [
    {
      name: 'nwp-checkout',
      type: 'application',
      scheme: 'internet-facing',
      subnets: ['payments-prod-public-a', 'payments-prod-private-b'],
      domain: 'checkout.northwindpay.example',
      attributes: {
        'access_logs.s3.enabled': 'true',
        'access_logs.s3.bucket': 'nwp-access-logs-{account}',
        'access_logs.s3.prefix': 'checkout',
        'deletion_protection.enabled': 'true',
        'routing.http.desync_mitigation_mode': 'defensive',
        'routing.http.drop_invalid_header_fields.enabled': 'true',
      },
      doors: [
        { port: 443, protocol: 'HTTPS', policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' },
        { port: 80, protocol: 'HTTP', actions: toHttps },
      ],
    },
    {
      name: 'nwp-backoffice',
      type: 'application',
      scheme: 'internal',
      subnets: ['payments-prod-public-a', 'payments-prod-private-b'],
      domain: 'backoffice.northwindpay.example',
      attributes: {
        'access_logs.s3.enabled': 'false',
        'deletion_protection.enabled': 'false',
        'routing.http.desync_mitigation_mode': 'monitor',
        'routing.http.drop_invalid_header_fields.enabled': 'false',
      },
      doors: [
        { port: 443, protocol: 'HTTPS', policy: 'ELBSecurityPolicy-2016-08' },
        { port: 80, protocol: 'HTTP' },
      ],
    },
  ],
  [
    {
      name: 'nwp-payouts',
      type: 'network',
      scheme: 'internal',
      subnets: ['payments-eu-private-b'],
      domain: 'payouts.northwindpay.example',
      attributes: { 'access_logs.s3.enabled': 'false', 'deletion_protection.enabled': 'true' },
      doors: [{ port: 443, protocol: 'TLS', policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' }],
    },
  ],
]
