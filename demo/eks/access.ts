import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Amazon EKS API Reference. The emulator lacks add-ons, and who may use a cluster; the older cluster knows its users by
// a ConfigMap.

const DAY = 86_400
const PRINCIPAL = 'arn:aws:iam::210987654321:role/nwp-platform'
const HERE = 'arn:aws:eks:us-east-1:210987654321'
const POLICY = 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy'

const moments = (now: Date) => ({ createdAt: secondsAgo(now, 300 * DAY), modifiedAt: secondsAgo(now, 300 * DAY) })
const none = json(
  {
    __type: 'InvalidRequestException',
    message:
      "The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to perform this operation.",
  },
  400,
)
const cluster = (path: string) => path.split('/')[2]

export const accessAnswers: readonly Answer[] = [
  {
    service: 'eks',
    operation: /^GET \/clusters\/[^/]+\/access-entries$/,
    respond: ({ path }) => (cluster(path) === 'nwp-payments' ? json({ accessEntries: [PRINCIPAL] }) : none),
  },
  {
    service: 'eks',
    operation: /^GET \/clusters\/[^/]+\/access-entries\/[^/]+$/,
    respond: ({ now }) =>
      json({
        accessEntry: {
          ...{ clusterName: 'nwp-payments', principalArn: PRINCIPAL, kubernetesGroups: [], type: 'STANDARD' },
          ...{ username: 'arn:aws:sts::210987654321:assumed-role/nwp-platform/{{SessionName}}', tags: {} },
          accessEntryArn: `${HERE}:access-entry/nwp-payments/role/210987654321/nwp-platform/c2c7a1b0`,
          ...moments(now),
        },
      }),
  },
  {
    service: 'eks',
    operation: /^GET \/clusters\/[^/]+\/access-entries\/[^/]+\/access-policies$/,
    respond: ({ now }) =>
      json({
        clusterName: 'nwp-payments',
        principalArn: PRINCIPAL,
        associatedAccessPolicies: [
          {
            policyArn: POLICY,
            accessScope: { type: 'cluster', namespaces: [] },
            associatedAt: secondsAgo(now, 300 * DAY),
            modifiedAt: secondsAgo(now, 300 * DAY),
          },
        ],
      }),
  },
  {
    service: 'eks',
    operation: /^GET \/clusters\/[^/]+\/addons$/,
    respond: ({ path }) => json({ addons: cluster(path) === 'nwp-payments' ? ['vpc-cni'] : [] }),
  },
  {
    service: 'eks',
    operation: /^GET \/clusters\/[^/]+\/addons\/[^/]+$/,
    respond: ({ now }) =>
      json({
        addon: {
          ...{ addonName: 'vpc-cni', clusterName: 'nwp-payments', status: 'ACTIVE', health: { issues: [] }, tags: {} },
          addonVersion: 'v1.20.1-eksbuild.1',
          addonArn: `${HERE}:addon/nwp-payments/vpc-cni/9ece9fbd-c111-ae2d-f9d8-78093d5b8d02`,
          ...moments(now),
        },
      }),
  },
]
