import type { Answer } from '../kit/answer.ts'

// Amazon Redshift API Reference. The emulator forgets in how many zones a cluster is, and sets no parameters.

export const answers: readonly Answer[] = [
  {
    service: 'redshift',
    operation: 'DescribeClusters',
    respond: () => null,
    rewrite: body =>
      body.replace(/<ClusterIdentifier>([^<]+)<\/ClusterIdentifier>/g, (whole, name) => {
        const state = name === 'nwp-warehouse' ? 'Enabled' : 'Disabled'
        return `${whole}<MultiAZ>${state}</MultiAZ>`
      }),
  },
  {
    service: 'redshift',
    operation: 'DescribeClusterParameters',
    respond: () => null,
    rewrite: (body, request) =>
      request.body.includes('ParameterGroupName=nwp-warehouse')
        ? body.replace(/(<Parameter>(?:(?!<\/Parameter>).)*)<\/Parameter>/gs, whole =>
            whole.includes('require_ssl') ? whole.replace('>false<', '>true<') : whole,
          )
        : body,
  },
]
