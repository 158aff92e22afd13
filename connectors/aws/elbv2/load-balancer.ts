import type { LoadBalancer as Listed, LoadBalancerAttribute, Tag } from '@aws-sdk/client-elastic-load-balancing-v2'
import { evidenceType } from '../../kit/index.ts'

export interface LoadBalancer extends Listed {
  /** `DescribeLoadBalancerAttributes`, by key. */
  Attributes: LoadBalancerAttribute[] | null
  /** `DescribeTags`. */
  Tags: Tag[] | null
}

export const loadBalancer = evidenceType<LoadBalancer>({
  id: 'aws.elbv2.load-balancer',
  title: 'Application, network and gateway load balancers, their attributes and tags',
  reach: 'region',
  population:
    'every application, network and gateway load balancer of the account in the region, as DescribeLoadBalancers lists them, in any state; classic load balancers are not among them',
  observed: ['/State'],
})
