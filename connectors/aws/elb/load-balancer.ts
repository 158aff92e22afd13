import type {
  LoadBalancerAttributes,
  LoadBalancerDescription,
  PolicyDescription,
} from '@aws-sdk/client-elastic-load-balancing'
import { evidenceType } from '../../kit/index.ts'

export interface LoadBalancer extends LoadBalancerDescription {
  /** `DescribeLoadBalancerAttributes`. */
  LoadBalancerAttributes: LoadBalancerAttributes | null
  /** `DescribeLoadBalancerPolicies` of the balancer: TLS, stickiness and trust in its instances. */
  PolicyDescriptions: PolicyDescription[] | null
}

export const loadBalancer = evidenceType<LoadBalancer>({
  id: 'aws.elb.load-balancer',
  title: 'Classic load balancers, their listeners, policies and attributes',
  reach: 'region',
  population: 'every classic load balancer of the account in the region',
})
