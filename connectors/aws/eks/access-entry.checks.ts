import type { AssociatedAccessPolicy } from '@aws-sdk/client-eks'
import { check, fail, type Json, meaningOf, notApplicable, pass, Unjudgeable, unknown } from '../../kit/index.ts'
import { matchesPattern } from '../../policy/index.ts'
import { accessEntry } from './access-entry.ts'

const GUIDE = 'https://docs.aws.amazon.com/eks/latest/userguide'

/** Who may change what runs beside the cluster's own parts can take over the cluster: it runs with their service accounts. */
const CHANGES = ['AmazonEKSClusterAdminPolicy', 'AmazonEKSAdminPolicy', 'AmazonEKSEditPolicy']
/** Policies that let their principal look only ("Review access policy permissions" of the user guide). */
const LOOKS = ['AmazonEKSViewPolicy', 'AmazonEKSAdminViewPolicy']

/** A text in AWS's model; these are the types that its documentation names (CreateAccessEntry). */
const STANDARD: Readonly<Record<string, boolean>> = {
  STANDARD: true,
  EC2: false,
  EC2_LINUX: false,
  EC2_WINDOWS: false,
  FARGATE_LINUX: false,
  HYBRID_LINUX: false,
  HYPERPOD_LINUX: false,
}

/** The whole cluster, or the namespace of its own parts, by words that follow "for"; `undefined` where neither. */
function reachOf({ accessScope: scope }: Json<AssociatedAccessPolicy>): string | undefined {
  if (scope?.type === 'cluster') return 'the whole cluster'
  if (scope?.type !== 'namespace' || !scope.namespaces?.length)
    throw new Unjudgeable('AWS did not state where a policy of the access entry holds.')
  // A namespace may be given with stars, as `dev-*`.
  return scope.namespaces.some(namespace => matchesPattern(namespace, 'kube-system')) ? 'kube-system' : undefined
}

export const noAdministration = check(accessEntry, {
  id: 'eks-access-entry-no-cluster-administration',
  title: 'Access entries let nobody change everything in an EKS cluster',
  severity: 'medium',
  remediation: 'Give the principal a policy for the namespaces that it works in.',
  why: 'Who may start pods anywhere in a cluster can act as every part of it.',
  references: [`${GUIDE}/access-policy-permissions.html`, `${GUIDE}/access-policies.html`],
  test({ AccessEntry: entry, AccessPolicies: policies }) {
    if (entry?.type === undefined) return unknown('AWS did not state the type of the access entry.')
    if (!meaningOf(entry.type, STANDARD, 'the type of access entry'))
      return notApplicable(`An entry of type ${entry.type} has the rights that EKS gives it.`)
    if (policies === null) return unknown('AWS answered no policies of the access entry.')
    const named = policies.map(of => ({ of, name: of.policyArn?.split('/').at(-1) ?? '' }))
    for (const { of, name } of named.filter(({ name }) => CHANGES.includes(name))) {
      const where = reachOf(of)
      if (where) return fail(`${name} holds for ${where}.`)
    }
    const strange = named.find(({ name }) => !CHANGES.includes(name) && !LOOKS.includes(name))
    if (strange) return unknown(`What ${strange.name || 'a policy without a name'} lets it do is not known.`)
    const groups = entry.kubernetesGroups ?? []
    return groups.length > 0
      ? unknown(`What its groups in the cluster may do (${groups.join(', ')}) is not read.`)
      : pass(
          policies.length > 0
            ? 'No policy of the entry lets it change everything.'
            : 'The entry has no policy and no group.',
        )
  },
})

export const principalIsRole = check(accessEntry, {
  id: 'eks-access-entry-principal-is-role',
  title: 'EKS clusters are used through roles, not as IAM users',
  severity: 'medium',
  remediation: 'Make an access entry for a role, and delete that of the user.',
  why: 'An IAM user has keys that work until somebody changes them.',
  references: [`${GUIDE}/creating-access-entries.html`],
  test({ principalArn: arn }) {
    const kind = arn?.split(':')[5]?.split('/')[0]
    if (kind === 'role') return pass(`The entry is for role ${arn}.`)
    return kind === 'user' ? fail(`The entry is for IAM user ${arn}.`) : unknown('Whom the entry is for is not known.')
  },
})
