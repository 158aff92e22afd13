import { check, fail, meaningOf, pass, unknown } from '../../kit/index.ts'
import { cluster } from './cluster.ts'

const ONLY_ENTRIES = { API: true, API_AND_CONFIG_MAP: false, CONFIG_MAP: false }

export const accessEntriesOnly = check(cluster, {
  id: 'eks-cluster-access-entries-only',
  title: 'EKS clusters know their users by access entries only',
  severity: 'medium',
  remediation:
    'Make access entries for all that the aws-auth ConfigMap names, then set the authentication mode to API.',
  why: 'Who stands in the aws-auth ConfigMap is seen and recorded inside the cluster alone.',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/setting-up-access-entries.html'],
  test({ Cluster: of }) {
    const mode = of?.accessConfig?.authenticationMode
    if (mode === undefined) return unknown('AWS did not state how the cluster knows its users.')
    return meaningOf(mode, ONLY_ENTRIES, 'the authentication mode')
      ? pass('The authentication mode is API.')
      : fail(`The authentication mode is ${mode}.`)
  },
})
