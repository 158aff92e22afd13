import type { Answer } from '../kit/answer.ts'

// Amazon OpenSearch Service API Reference, DescribeDomains. The emulator knows neither updates nor the network of a domain.

interface Domain {
  DomainName: string
  VPCOptions?: object
}

const software = (name: string) =>
  name === 'nwp-legacy-logs'
    ? { CurrentVersion: 'R20250505', NewVersion: 'R20261003', UpdateAvailable: true, UpdateStatus: 'ELIGIBLE' }
    : { CurrentVersion: 'R20261003', NewVersion: '', UpdateAvailable: false, UpdateStatus: 'COMPLETED' }

export const answers: readonly Answer[] = [
  {
    service: 'es',
    operation: /^POST \/2021-01-01\/opensearch\/domain-info$/,
    respond: () => null,
    rewrite(body) {
      const { DomainStatusList: domains } = JSON.parse(body) as { DomainStatusList: Domain[] }
      return JSON.stringify({
        DomainStatusList: domains.map(of => ({
          ...of,
          ...(of.VPCOptions && { VPCOptions: { ...of.VPCOptions, VPCId: 'vpc-0fdd2b6d2316d8b68' } }),
          SoftwareUpdateOptions: { AutoSoftwareUpdateEnabled: false },
          ServiceSoftwareOptions: software(of.DomainName),
        })),
      })
    },
  },
]
