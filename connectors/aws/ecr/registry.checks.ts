import { check, fail, inRegion, notApplicable, pass, unknown } from '../../kit/index.ts'
import { registry } from './registry.ts'
import { repository } from './repository.ts'

export const registryScansImages = check(registry, {
  id: 'ecr-registry-images-scanned',
  title: 'Private registries of ECR scan the images of every repository',
  severity: 'medium',
  remediation: 'Give the registry a scanning rule for all repositories that scans on push or continuously.',
  references: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html'],
  equivalents: { prowler: ['ecr_registry_scan_images_on_push_enabled'] },
  reads: { repositories: inRegion(repository, () => true) },
  test({ scanningConfiguration: of }, { read }) {
    if (!of?.rules || of.scanType === undefined) return unknown('AWS did not state the scanning rules of the registry.')
    const whole = of.rules.filter(rule => rule.repositoryFilters?.some(({ filter }) => filter === '*'))
    const scanning = whole.find(({ scanFrequency: how }) => how === 'SCAN_ON_PUSH' || how === 'CONTINUOUS_SCAN')
    if (scanning) return pass(`${of.scanType} scanning looks at every repository, by ${scanning.scanFrequency}.`)
    if (whole.some(rule => rule.scanFrequency !== 'MANUAL'))
      return unknown('How often the rule for every repository scans is not known.')
    return read.repositories.some(() => true)
      ? fail('No scanning rule covers every repository.')
      : notApplicable('The registry holds no repository.')
  },
})
