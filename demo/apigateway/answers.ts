import type { Answer } from '../kit/answer.ts'

// Amazon API Gateway API Reference, GetStages. The emulator knows neither client certificates nor web ACLs of stages.

interface Stage {
  stageName: string
}

export const answers: readonly Answer[] = [
  {
    service: 'apigateway',
    operation: /^GET \/restapis\/[^/]+\/stages$/,
    respond: () => null,
    rewrite(body, { region }) {
      const { item } = JSON.parse(body) as { item: Stage[] }
      const webAclArn = `arn:aws:wafv2:${region}:210987654321:regional/webacl/nwp-partners/4a1c7b2e`
      const more = { clientCertificateId: 'a1b2c3', webAclArn }
      return JSON.stringify({ item: item.map(of => (of.stageName === 'prod' ? { ...of, ...more } : of)) })
    },
  },
]
