import { registryScansImages } from '../../../../connectors/aws/ecr/registry.checks.ts'
import {
  repositoryKmsEncryption,
  repositoryLifecyclePolicy,
  repositoryPolicyNotPublic,
  repositoryScansImages,
  repositoryTagsImmutable,
} from '../../../../connectors/aws/ecr/repository.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const scans = (scanningConfiguration: object | null) => ({ settings: { scanningConfiguration } })
const rule = (scanFrequency: string, filter = '*') => ({
  scanFrequency,
  repositoryFilters: [{ filter, filterType: 'WILDCARD' }],
})
const rules = (...all: object[]) => scans({ scanType: 'ENHANCED', rules: all })
const holding = { read: { repositories: [{ id: 'r', name: 'r', settings: {} }] } }

checkTable(registryScansImages, {
  pass: [
    { case: 'continuously', ...rules(rule('CONTINUOUS_SCAN')), reason: /CONTINUOUS_SCAN/ },
    { case: 'on push, beside another rule', ...rules(rule('MANUAL', 'old-*'), rule('SCAN_ON_PUSH')) },
  ],
  fail: [
    { case: 'no rule', ...rules(), ...holding },
    { case: 'a rule for some', ...rules(rule('SCAN_ON_PUSH', 'prod-*')), ...holding },
    { case: 'a rule for scans by hand', ...rules(rule('MANUAL')), ...holding },
  ],
  notApplicable: [{ case: 'there is no repository', ...rules() }],
  unknown: [
    { case: 'AWS says nothing', ...scans(null) },
    { case: 'how often is not said', ...rules({ repositoryFilters: rule('MANUAL').repositoryFilters }) },
    { case: 'AWS says something new', ...rules(rule('AT_FULL_MOON')) },
  ],
})

const own = { scanFrequency: 'MANUAL', scanOnPush: true }
const under = (scanType?: string) => ({
  read: { registries: [{ id: 'r', name: 'r', settings: { scanningConfiguration: { scanType } } }] },
})

checkTable(repositoryScansImages, {
  pass: [
    { case: 'continuously', ...scans({ scanFrequency: 'CONTINUOUS_SCAN', scanOnPush: false }) },
    { case: 'by a rule on push', ...scans({ scanFrequency: 'SCAN_ON_PUSH', scanOnPush: false }) },
    { case: 'by its own setting', ...scans(own), ...under('BASIC') },
  ],
  fail: [
    { case: 'by hand', ...scans({ scanFrequency: 'MANUAL', scanOnPush: false }) },
    { case: 'by no rule', ...scans({ scanOnPush: false }) },
    {
      case: 'by its own setting, which enhanced scanning passes over',
      ...scans(own),
      ...under('ENHANCED'),
      reason: /none covers/,
    },
  ],
  unknown: [
    { case: 'AWS says nothing', ...scans(null) },
    { case: 'AWS says something new', ...scans({ scanFrequency: 'AT_FULL_MOON', scanOnPush: true }) },
    { case: 'AWS does not say how the registry scans', ...scans(own), ...under() },
  ],
})

const repository = (of: object) => ({ settings: { repository: { repositoryName: 'app', ...of } } })

checkTable(repositoryTagsImmutable, {
  pass: [{ case: 'none can', ...repository({ imageTagMutability: 'IMMUTABLE' }) }],
  fail: [
    { case: 'all can', ...repository({ imageTagMutability: 'MUTABLE' }) },
    { case: 'all but some', ...repository({ imageTagMutability: 'MUTABLE_WITH_EXCLUSION' }) },
    {
      case: 'some can',
      ...repository({
        imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'latest' }],
      }),
      reason: /: latest\.$/,
    },
  ],
  unknown: [{ case: 'AWS says nothing', ...repository({}) }],
})

checkTable(repositoryLifecyclePolicy, {
  pass: [{ case: 'it has one', settings: { lifecyclePolicyText: '{"rules":[]}' } }],
  fail: [{ case: 'it has none', settings: { lifecyclePolicyText: null } }],
  unknown: [{ case: 'AWS answers an empty one', settings: { lifecyclePolicyText: '' } }],
})

// Policies of repositories have no Resource: they stand on one repository.
const pull = { Sid: 'pull', Effect: 'Allow', Action: ['ecr:BatchGetImage'], Principal: '*' }
const policy = (...Statement: object[]) => ({
  settings: { policyText: JSON.stringify({ Version: '2012-10-17', Statement }) },
})
const ours = { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }

checkTable(repositoryPolicyNotPublic, {
  pass: [
    { case: 'no policy', settings: { policyText: null } },
    { case: 'an account', ...policy({ ...pull, Principal: { AWS: 'arn:aws:iam::444455556666:root' } }) },
    {
      case: 'the organization',
      ...policy({ ...pull, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
    },
    { case: 'everybody, but a Deny to all others', ...policy(pull, { ...pull, Effect: 'Deny', Condition: ours }) },
  ],
  fail: [{ case: 'everybody', ...policy(pull), reason: /by pull\.$/ }],
  unknown: [{ case: 'an empty document', settings: { policyText: '' } }],
})

const encrypted = (of: object) => repository({ encryptionConfiguration: of })

checkTable(repositoryKmsEncryption, {
  pass: [
    { case: 'KMS', ...encrypted({ encryptionType: 'KMS', kmsKey: 'arn:aws:kms:us-east-1:111122223333:key/1' }) },
    { case: 'in two layers', ...encrypted({ encryptionType: 'KMS_DSSE' }) },
  ],
  fail: [{ case: 'AES-256', ...encrypted({ encryptionType: 'AES256' }) }],
  unknown: [{ case: 'AWS says nothing', ...encrypted({}) }],
})
