import { Type as AnalyzerType } from '@aws-sdk/client-accessanalyzer'
import { DetectorFeatureResult } from '@aws-sdk/client-guardduty'
import { PolicyType } from '@aws-sdk/client-organizations'
import { expect, test } from 'vitest'
import { externalAccessAnalyzerActive } from '../../../connectors/aws/accessanalyzer/analyzer.checks.ts'
import { recorderEnabled } from '../../../connectors/aws/config/recorder.checks.ts'
import * as detectors from '../../../connectors/aws/guardduty/detector.checks.ts'
import { POLICY_TYPES } from '../../../connectors/aws/organizations/policy.ts'
import { LISTED_REGIONS } from '../../../src/collect/regions.ts'
import { verdictOf } from '../../kit/rows.ts'

// Lists kept by hand of what AWS lists too: a new member of AWS's fails here, so that somebody looks at it.

/** The SDK has them, botocore's model of the API has not (November 2026); the population says what is read. */
const NOT_ASKED = ['GUARDDUTY_POLICY', 'SECURITYHUB_CSPM_POLICY']

test('every policy type of the SDK is asked for, or known not to be', () => {
  expect([...POLICY_TYPES, ...NOT_ASKED].sort()).toEqual(Object.values(PolicyType).sort())
})

test('every type of analyzer is known to look for external access or not', () => {
  const looksFor = (type: string) =>
    verdictOf(externalAccessAnalyzerActive, {
      read: {
        analyzers: [{ id: 'one', name: 'one', region: 'us-east-1', settings: { type, status: 'ACTIVE' } }],
        organization: [],
      },
    }).status === 'pass'
  expect(Object.fromEntries(Object.values(AnalyzerType).map(type => [type, looksFor(type)]))).toEqual({
    ACCOUNT: true,
    ORGANIZATION: true,
    ACCOUNT_UNUSED_ACCESS: false,
    ORGANIZATION_UNUSED_ACCESS: false,
    ACCOUNT_INTERNAL_ACCESS: false,
    ORGANIZATION_INTERNAL_ACCESS: false,
  })
})

test('every protection plan that is judged has a name of the SDK', () => {
  const plans = Object.values(detectors).filter(check => check.judges === 'resource')
  const Features = Object.values(DetectorFeatureResult).map(Name => ({ Name, Status: 'ENABLED' }))
  const settings = { Detector: { Status: 'ENABLED' }, Features }
  expect(plans.map(check => verdictOf(check, { settings }).status)).toEqual(plans.map(() => 'pass'))
})

/** AWS Config Developer Guide, "Recording AWS Resources", read in November 2026: regions with AWS Config since February 2022. */
const NO_IAM_TYPES = [
  ...['ap-east-2', 'ap-south-2', 'ap-southeast-4', 'ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7', 'ca-west-1'],
  ...['eu-central-2', 'eu-south-2', 'il-central-1', 'me-central-1', 'me-west-1', 'mx-central-1', 'sa-west-1'],
]

test('every region of the SDK is known to record IAM types or not', () => {
  const records = (region: string) => {
    const one = (settings: object) => [{ id: region, name: region, region, settings }]
    const recordingGroup = { allSupported: true, includeGlobalResourceTypes: true }
    const recorder = one({ recordingGroup, recording: true, Status: { lastStatus: 'SUCCESS' } })
    const read = { recorders: recorder, everywhere: recorder, enabledRegions: one({}), channels: one({}) }
    return verdictOf(recorderEnabled, { region, regions: [region], read }).status
  }
  const documented = LISTED_REGIONS.filter(region => !/^(?:eusc|eu-isoe|us-iso)/.test(region))
  const not = documented.filter(region => records(region) === 'fail')
  expect(not.sort()).toEqual([...NO_IAM_TYPES].sort())
  expect(documented.filter(region => records(region) === 'pass')).toHaveLength(documented.length - not.length)
})
