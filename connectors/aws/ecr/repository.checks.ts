import { check, fail, inRegion, meaningOf, pass, unknown } from '../../kit/index.ts'
import { letsNobodyInByWildcard } from '../../policy/index.ts'
import { registry } from './registry.ts'
import { repository } from './repository.ts'

/** Under enhanced scanning a repository that no rule covers is not scanned (user guide, "Filters to choose which repositories are scanned"). */
const SCANS_BY_ITSELF = { BASIC: true, ENHANCED: false }

export const repositoryScansImages = check(repository, {
  id: 'ecr-repository-images-scanned',
  title: 'Private repositories scan images on push or continuously',
  severity: 'high',
  remediation: 'Add a scanning rule of the registry that covers the repository and scans on push or continuously.',
  why: 'A weakness in an image is otherwise found by anyone who uses it.',
  references: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html'],
  equivalents: {
    prowler: ['ecr_repositories_scan_images_on_push_enabled'],
    securityHub: ['ECR.1'],
    config: ['ecr-private-image-scanning-enabled'],
  },
  reads: { registries: inRegion(registry, of => of.scanningConfiguration?.scanType) },
  test({ scanningConfiguration: of }, { read }) {
    if (of === null || (of.scanFrequency === undefined && of.scanOnPush === undefined))
      return unknown('AWS did not state how the images of the repository are scanned.')
    if (of.scanFrequency === 'CONTINUOUS_SCAN') return pass('Images are scanned continuously.')
    if (of.scanFrequency === 'SCAN_ON_PUSH') return pass('Images are scanned on push.')
    if (of.scanFrequency !== undefined && of.scanFrequency !== 'MANUAL')
      return unknown('AWS states a scan frequency that is not known.')
    if (!of.scanOnPush) return fail('Images are scanned by hand only.')
    const type = read.registries.all()[0]?.value
    if (type === undefined) return unknown('AWS did not state the type of scanning of the registry.')
    return meaningOf(type, SCANS_BY_ITSELF, 'the type of scanning')
      ? pass('Images are scanned on push.')
      : fail('The registry scans by its rules alone, and none covers the repository.')
  },
})

const OVERWRITTEN = {
  IMMUTABLE: 'none',
  IMMUTABLE_WITH_EXCLUSION: 'some',
  MUTABLE: 'most',
  MUTABLE_WITH_EXCLUSION: 'most',
} as const

export const repositoryTagsImmutable = check(repository, {
  id: 'ecr-repository-tags-immutable',
  title: 'Tags of images in private repositories cannot be overwritten',
  severity: 'medium',
  remediation: 'Make the tags of the repository immutable.',
  why: 'What is deployed by a tag could be another image than the one that was tested.',
  references: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html'],
  equivalents: {
    prowler: ['ecr_repositories_tag_immutability'],
    securityHub: ['ECR.2'],
    config: ['ecr-private-tag-immutability-enabled'],
  },
  test({ repository: { imageTagMutability: kind, imageTagMutabilityExclusionFilters: filters } }) {
    if (kind === undefined) return unknown('AWS did not state whether tags can be overwritten.')
    const overwritten = meaningOf(kind, OVERWRITTEN, 'the setting of tags')
    if (overwritten === 'none') return pass('Tags cannot be overwritten.')
    if (overwritten === 'most') return fail(`Tags can be overwritten (${kind}).`)
    const some = filters?.flatMap(({ filter }) => filter ?? []) ?? []
    return fail(`Some tags can be overwritten${some.length > 0 ? `: ${some.join(', ')}` : ''}.`)
  },
})

export const repositoryLifecyclePolicy = check(repository, {
  id: 'ecr-repository-lifecycle-policy',
  title: 'Private repositories remove images by a lifecycle policy',
  severity: 'medium',
  remediation: 'Give the repository a lifecycle policy that removes images which are no longer used.',
  references: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html'],
  equivalents: {
    prowler: ['ecr_repositories_lifecycle_policy_enabled'],
    securityHub: ['ECR.3'],
    config: ['ecr-private-lifecycle-policy-configured'],
  },
  test({ lifecyclePolicyText: text }) {
    if (text === null) return fail('The repository has no lifecycle policy.')
    return text ? pass('The repository has a lifecycle policy.') : unknown('AWS answered an empty lifecycle policy.')
  },
})

export const repositoryPolicyNotPublic = check(repository, {
  id: 'ecr-repository-policy-not-public',
  title: 'Policies of private repositories let nobody in by a wildcard alone',
  severity: 'critical',
  remediation: 'Name the principals, or add a condition that limits who calls to fixed accounts or organizations.',
  references: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html'],
  equivalents: { prowler: ['ecr_repositories_not_publicly_accessible'] },
  test: ({ policyText }) =>
    policyText === null ? pass('The repository has no policy of its own.') : letsNobodyInByWildcard(policyText),
})

export const repositoryKmsEncryption = check(repository, {
  id: 'ecr-repository-kms-encryption',
  title: 'Private repositories encrypt images with a KMS key',
  severity: 'low',
  remediation: 'Make another repository with a KMS key; the encryption of a repository cannot be changed.',
  references: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html'],
  test({ repository: { encryptionConfiguration: of } }) {
    if (of?.encryptionType === undefined) return unknown('AWS did not state how the repository is encrypted.')
    return meaningOf(of.encryptionType, { AES256: false, KMS: true, KMS_DSSE: true }, 'the type of encryption')
      ? pass(`Encrypted with ${of.kmsKey || 'a KMS key'}.`)
      : fail(`Encrypted by ${of.encryptionType}, without a KMS key.`)
  },
})
