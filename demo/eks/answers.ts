import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'
import { accessAnswers } from './access.ts'

// Amazon EKS API Reference. The emulator lacks the versions on offer, and deletion protection.

const DAY = 86_400
const version = (clusterVersion: string, versionStatus: string) => ({
  clusterVersion,
  clusterType: 'eks',
  defaultVersion: clusterVersion === '1.34',
  status: versionStatus,
  versionStatus,
})

export const answers: readonly Answer[] = [
  ...accessAnswers,
  {
    service: 'eks',
    operation: /^GET \/cluster-versions$/,
    respond: ({ now }) =>
      json({
        clusterVersions: [
          { ...version('1.34', 'STANDARD_SUPPORT'), endOfStandardSupportDate: secondsAgo(now, -8 * DAY) },
          { ...version('1.32', 'EXTENDED_SUPPORT'), endOfStandardSupportDate: secondsAgo(now, 246 * DAY) },
          { ...version('1.29', 'UNSUPPORTED'), endOfStandardSupportDate: secondsAgo(now, 611 * DAY) },
        ],
      }),
  },
  {
    service: 'eks',
    operation: /^GET \/addons\/supported-versions$/,
    respond: () =>
      json({
        addons: [
          {
            addonName: 'vpc-cni',
            type: 'networking',
            owner: 'aws',
            publisher: 'eks',
            addonVersions: [{ addonVersion: 'v1.20.1-eksbuild.1', architecture: ['amd64', 'arm64'] }],
          },
        ],
      }),
  },
  {
    service: 'eks',
    operation: /^GET \/clusters\/[^/]+$/,
    respond: () => null,
    rewrite(body) {
      const { cluster } = JSON.parse(body) as { cluster: { name: string } }
      return JSON.stringify({ cluster: { ...cluster, deletionProtection: cluster.name === 'nwp-payments' } })
    },
  },
]
