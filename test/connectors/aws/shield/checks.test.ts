import {
  acceleratorsProtected,
  classicLoadBalancersProtected,
  distributionsProtected,
  elasticIpsProtected,
  hostedZonesProtected,
  loadBalancersProtected,
} from '../../../../connectors/aws/shield/protection.checks.ts'
import type { Check } from '../../../../connectors/kit/index.ts'
import { checkTable, type RowResource } from '../../../kit/table.ts'

const state = (SubscriptionState: string | null) => [{ settings: { SubscriptionState } }]
const protects = (ResourceArn: string) => [{ settings: { ResourceArn } }]

interface Kind {
  check: Check
  /** One that the internet reaches, and the ARN by which Shield names it. */
  open: RowResource
  arn: string
  closed?: RowResource
  silent?: RowResource
}

const ALB = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/shop/1'
const CLB = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/shop'
const CDN = 'arn:aws:cloudfront::111122223333:distribution/E1'
const ACCELERATOR = 'arn:aws:globalaccelerator::111122223333:accelerator/1234abcd'
const ZONE = 'arn:aws:route53:::hostedzone/Z1'

const kinds: readonly Kind[] = [
  {
    check: elasticIpsProtected,
    open: { id: 'arn:aws:ec2:us-east-1:111122223333:elastic-ip/eipalloc-1', settings: { AllocationId: 'eipalloc-1' } },
    arn: 'arn:aws:ec2:us-east-1:111122223333:eip-allocation/eipalloc-1',
    silent: { settings: {} },
  },
  { check: acceleratorsProtected, open: { id: ACCELERATOR, settings: {} }, arn: ACCELERATOR },
  { check: distributionsProtected, open: { id: CDN, settings: {} }, arn: CDN },
  {
    check: classicLoadBalancersProtected,
    open: { id: CLB, settings: { Scheme: 'internet-facing' } },
    arn: CLB,
    closed: { id: `${CLB}-inner`, settings: { Scheme: 'internal' } },
    silent: { id: CLB, settings: {} },
  },
  {
    check: loadBalancersProtected,
    open: { id: ALB, settings: { Type: 'application', Scheme: 'internet-facing' } },
    arn: ALB,
    closed: { id: `${ALB}2`, settings: { Type: 'network', Scheme: 'internet-facing' } },
    silent: { id: ALB, settings: { Type: 'application' } },
  },
  {
    check: hostedZonesProtected,
    open: { id: ZONE, settings: { Config: { PrivateZone: false } } },
    arn: ZONE,
    closed: { id: `${ZONE}2`, settings: { Config: { PrivateZone: true } } },
    silent: { id: ZONE, settings: {} },
  },
]

for (const { check, open, arn, closed, silent } of kinds) {
  const row = (subscribed: string | null, targets: RowResource[], protections: RowResource[] = []) => ({
    read: { state: state(subscribed), targets, protections },
  })
  const beside = closed ? [closed] : []
  checkTable(check, {
    pass: [{ case: 'protected', ...row('ACTIVE', [open, ...beside], protects(arn)) }],
    fail: [
      { case: 'not protected', ...row('ACTIVE', [open, ...beside]) },
      { case: 'another is protected', ...row('ACTIVE', [open], protects(`${arn}-other`)) },
    ],
    notApplicable: [
      { case: 'no subscription', ...row('INACTIVE', [open]) },
      { case: 'nothing that the internet reaches', ...row('ACTIVE', beside) },
    ],
    unknown: [
      { case: 'no state', ...row(null, [open], protects(arn)) },
      ...(silent ? [{ case: 'AWS does not say enough', ...row('ACTIVE', [silent], protects(arn)) }] : []),
    ],
  })
}
