import { check, fail, inRegion, type Json, meaningOf, pass, Unjudgeable, unknown } from '../../kit/index.ts'
import { internetAmong } from '../../net/cidr.ts'
import { type Cluster, cluster, clusterOf } from './cluster.ts'
import { clusterVersion } from './cluster-version.ts'

function endpointOf(t: Json<Cluster>) {
  const { resourcesVpcConfig: of } = clusterOf(t)
  if (of?.endpointPublicAccess === undefined)
    throw new Unjudgeable('AWS did not state whether the endpoint of the cluster is public.')
  return of
}

export const endpointNotPublic = check(cluster, {
  id: 'eks-cluster-endpoint-not-public',
  title: 'EKS clusters have no public endpoint',
  severity: 'high',
  remediation: 'Turn on private access to the endpoint of the cluster, then turn off public access.',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html'],
  equivalents: { securityHub: ['EKS.1'], config: ['eks-endpoint-no-public-access'] },
  test: t =>
    endpointOf(t).endpointPublicAccess
      ? fail('The endpoint of the cluster is public.')
      : pass('The endpoint of the cluster is reached from its network only.'),
})

/** Blocks that are about as wide as the internet count too, one by one or together; Prowler looks for 0.0.0.0/0 only. */
export const endpointNotOpen = check(cluster, {
  id: 'eks-cluster-endpoint-not-open-to-everybody',
  title: 'Endpoints of EKS clusters are not open to every address',
  severity: 'high',
  remediation: 'Limit the addresses that may reach the public endpoint, or turn it off.',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html'],
  equivalents: { prowler: ['eks_cluster_not_publicly_accessible'] },
  test(t) {
    const { endpointPublicAccess: open, publicAccessCidrs: blocks } = endpointOf(t)
    if (!open) return pass('The cluster has no public endpoint.')
    if (!blocks?.length) return unknown('AWS did not state which addresses may reach the endpoint.')
    const all = internetAmong(blocks)
    return all.length > 0
      ? fail(`The endpoint is open to ${all.join(' and ')}.`)
      : pass(`The endpoint is open to ${blocks.join(', ')} only.`)
  },
})

export const endpointPrivate = check(cluster, {
  id: 'eks-cluster-endpoint-private-access-enabled',
  title: 'EKS clusters are reached from their network without leaving it',
  severity: 'medium',
  remediation: 'Turn on private access to the endpoint of the cluster.',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html'],
  equivalents: { prowler: ['eks_cluster_private_nodes_enabled'] },
  test(t) {
    const on = clusterOf(t).resourcesVpcConfig?.endpointPrivateAccess
    if (on === undefined) return unknown('AWS did not state whether private access is on.')
    return on ? pass('Private access to the endpoint is on.') : fail('Private access to the endpoint is off.')
  },
})

const SUPPORTED = { EXTENDED_SUPPORT: false, STANDARD_SUPPORT: true, UNSUPPORTED: false }

export const versionSupported = check(cluster, {
  id: 'eks-cluster-version-supported',
  title: 'EKS clusters run a Kubernetes version in standard support',
  severity: 'high',
  remediation: 'Upgrade the cluster, one minor version after the other.',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html'],
  equivalents: {
    prowler: ['eks_cluster_uses_a_supported_version'],
    securityHub: ['EKS.2'],
    config: ['eks-cluster-supported-version'],
  },
  reads: {
    versions: inRegion(clusterVersion, v => ({
      version: v.clusterVersion,
      type: v.clusterType,
      status: v.versionStatus,
    })),
  },
  test(t, { read }) {
    const { version, outpostConfig } = clusterOf(t)
    if (version === undefined) return unknown('AWS did not state the version of the cluster.')
    const type = outpostConfig ? 'eks-local-outposts' : 'eks'
    const found = read.versions.find(({ value }) => value.version === version && value.type === type)?.value.status
    if (found === undefined) return unknown(`AWS did not say how long it supports version ${version}.`)
    return meaningOf(found, SUPPORTED, 'the support')
      ? pass(`Version ${version} is in standard support.`)
      : fail(`Version ${version} is not in standard support (${found}).`)
  },
})

export const secretsEncrypted = check(cluster, {
  id: 'eks-cluster-secrets-kms-encryption',
  title: 'EKS clusters encrypt Kubernetes secrets with a KMS key of the customer',
  severity: 'medium',
  remediation: 'Turn on encryption of secrets with a KMS key; it cannot be turned off again.',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html'],
  equivalents: {
    prowler: ['eks_cluster_kms_cmk_encryption_in_secrets_enabled'],
    securityHub: ['EKS.3'],
    config: ['eks-cluster-secrets-encrypted'],
  },
  test(t) {
    const { encryptionConfig = [] } = clusterOf(t)
    const of = encryptionConfig.find(({ resources = [] }) => resources.includes('secrets'))
    if (of === undefined) return fail('No KMS key is set for secrets.')
    const key = of.provider?.keyArn
    return key ? pass(`Secrets are encrypted with ${key}.`) : unknown('AWS did not name the key of the secrets.')
  },
})

export const deletionProtected = check(cluster, {
  id: 'eks-cluster-deletion-protected',
  title: 'EKS clusters are protected against deletion',
  severity: 'medium',
  remediation: 'Turn on deletion protection of the cluster.',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/deletion-protection.html'],
  equivalents: { prowler: ['eks_cluster_deletion_protection_enabled'] },
  test(t) {
    const on = clusterOf(t).deletionProtection
    if (on === undefined) return unknown('AWS did not state whether deletion protection is on.')
    return on ? pass('Deletion protection is on.') : fail('Deletion protection is off.')
  },
})
