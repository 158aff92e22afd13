import { type Answer, json } from '../kit/answer.ts'

// Wire shape of the AWS WAF API Reference (2019-07-29), ListResourcesForWebACL, which the emulator lacks.

const SHOP = /^arn:[^:]+:wafv2:([^:]+):([0-9]+):regional\/webacl\/nwp-shop\//

export const answers: readonly Answer[] = [
  {
    service: 'wafv2',
    operation: 'ListResourcesForWebACL',
    respond({ body }) {
      const { WebACLArn = '', ResourceType } = JSON.parse(body) as { WebACLArn?: string; ResourceType?: string }
      const [, region, account] = SHOP.exec(WebACLArn) ?? []
      // As the emulator numbers load balancers.
      const balancer = `arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/app/nwp-checkout/c57c674d1c5f0784`
      return json({ ResourceArns: account && ResourceType === 'APPLICATION_LOAD_BALANCER' ? [balancer] : [] })
    },
  },
]
