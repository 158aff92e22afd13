import type { SubscriptionState } from '@aws-sdk/client-shield'
import {
  type AccountCheck,
  accountCheck,
  fail,
  inAccount,
  meaningOf,
  notApplicable,
  type Population,
  pass,
  type Reading,
  unknown,
  type Verdict,
} from '../../kit/index.ts'
import { distribution } from '../cloudfront/distribution.ts'
import { elasticIp } from '../ec2/elastic-ip.ts'
import { loadBalancer as classicLoadBalancer } from '../elb/load-balancer.ts'
import { loadBalancer } from '../elbv2/load-balancer.ts'
import { accelerator } from '../globalaccelerator/accelerator.ts'
import { hostedZone } from '../route53/hosted-zone.ts'
import { protection } from './protection.ts'
import { subscription } from './subscription.ts'

/** How the ARN of its protection's resource ends, and whether the internet reaches it; `undefined`: AWS did not say. */
interface Target {
  readonly ends: string | undefined
  readonly open: boolean | undefined
}

interface Read {
  readonly state: Population<SubscriptionState | null>
  readonly protections: Population<string | undefined>
  readonly targets: Population<Target>
}

/** Nothing is asked of an account without Shield Advanced. */
function judge({ state, protections, targets }: Read, what: string): Verdict {
  const [subscribed] = state.all()
  if (!subscribed?.value) return unknown('AWS did not state whether the account has Shield Advanced.')
  if (!meaningOf(subscribed.value, { ACTIVE: true, INACTIVE: false }, 'the state of the subscription'))
    return notApplicable('The account has no subscription of Shield Advanced.')
  const open = targets.filter(({ value }) => value.open !== false)
  if (open.some(({ value }) => value.open === undefined || value.ends === undefined))
    return unknown(`AWS did not state of all ${what} whether the internet reaches them.`)
  if (open.length === 0) return notApplicable(`The account has no ${what}.`)
  const bare = open.filter(
    ({ value: { ends = '' } }) => !protections.some(({ value }) => value?.endsWith(ends) === true),
  )
  return bare.length === 0
    ? pass(`All of these ${what} are protected: ${open.map(({ name }) => name).join(', ')}.`)
    : fail(`Shield Advanced does not protect these ${what}: ${bare.map(({ name }) => name).join(', ')}.`)
}

function protects(id: string, what: string, prowler: string, targets: Reading<Target>): AccountCheck {
  return accountCheck(protection, {
    id: `shield-account-${id}-protected`,
    title: `Shield Advanced, where the account has it, protects its ${what}`,
    severity: 'medium',
    remediation: `Add protections of Shield Advanced for these ${what}.`,
    references: ['https://docs.aws.amazon.com/waf/latest/developerguide/ddos-protections-by-resource-type.html'],
    why: 'A subscription alone protects nothing: each resource has to be added.',
    equivalents: { prowler: [`shield_advanced_protection_in_${prowler}`] },
    reads: {
      state: inAccount(subscription, of => of.SubscriptionState),
      protections: inAccount(protection, of => of.ResourceArn),
      targets,
    },
    test: read => judge(read, what),
  })
}

/** Network load balancers are protected by their addresses. */
const PROTECTED = { application: true, gateway: false, network: false }

/** Undefined where AWS did not say, or said something else than the two schemes that there are. */
const facing = (scheme: string | undefined): boolean | undefined => {
  if (scheme === 'internet-facing') return true
  return scheme === 'internal' ? false : undefined
}

export const elasticIpsProtected = protects(
  'elastic-ips',
  'Elastic IP addresses',
  'associated_elastic_ips',
  inAccount(elasticIp, ({ AllocationId: id }) => ({ ends: id && `/${id}`, open: true })),
)

export const distributionsProtected = protects(
  'distributions',
  'CloudFront distributions',
  'cloudfront_distributions',
  inAccount(distribution, (_, { id }) => ({ ends: id, open: true })),
)

export const classicLoadBalancersProtected = protects(
  'classic-load-balancers',
  'classic load balancers that face the internet',
  'classic_load_balancers',
  inAccount(classicLoadBalancer, ({ Scheme }, { id }) => ({ ends: id, open: facing(Scheme) })),
)

/** Network load balancers are protected through their Elastic IP addresses. */
export const loadBalancersProtected = protects(
  'load-balancers',
  'application load balancers that face the internet',
  'internet_facing_load_balancers',
  inAccount(loadBalancer, ({ Type, Scheme }, { id }) => ({
    ends: id,
    open: Type === undefined || meaningOf(Type, PROTECTED, 'the type') ? facing(Type && Scheme) : false,
  })),
)

export const hostedZonesProtected = protects(
  'hosted-zones',
  'public zones of Route 53',
  'route53_hosted_zones',
  inAccount(hostedZone, ({ Config }, { id }) => ({
    ends: id,
    open: Config?.PrivateZone === undefined ? undefined : !Config.PrivateZone,
  })),
)

export const acceleratorsProtected = protects(
  'accelerators',
  'accelerators of Global Accelerator',
  'global_accelerators',
  inAccount(accelerator, (_, { id }) => ({ ends: id, open: true })),
)
