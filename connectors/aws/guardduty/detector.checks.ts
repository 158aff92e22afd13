import { fail, inRegion, meaningOf, pass, regionCheck, unknown } from '../../kit/index.ts'
import { detector } from './detector.ts'
import { planCheck } from './plan.ts'

const STATUS = { DISABLED: false, ENABLED: true }

/** A suspended detector is listed too, with status DISABLED. */
export const detectorEnabled = regionCheck(detector, {
  id: 'guardduty-detector-enabled',
  title: 'GuardDuty is on in every region',
  severity: 'high',
  remediation: 'Turn on GuardDuty in the region.',
  equivalents: { prowler: ['guardduty_is_enabled'], securityHub: ['GuardDuty.1'] },
  reads: { detectors: inRegion(detector, d => d.Detector?.Status) },
  test(read) {
    const enabled = read.detectors.find(
      d => d.value !== undefined && meaningOf(d.value, STATUS, 'the status of a detector'),
    )
    if (enabled) return pass(`Detector ${enabled.name} is enabled.`)
    const found = read.detectors.find(() => true)
    if (!found) return fail('The account has no detector in the region.')
    return found.value
      ? fail(`Detector ${found.name} is ${found.value}.`)
      : unknown(`AWS did not say whether detector ${found.name} is enabled.`)
  },
})

export const detectorS3Protection = planCheck({
  id: 's3-protection',
  features: ['S3_DATA_EVENTS'],
  does: 'watches S3 data events',
  control: 'GuardDuty.10',
  config: 'guardduty-s3-protection-enabled',
  prowler: 'guardduty_s3_protection_enabled',
})

export const detectorMalwareProtection = planCheck({
  id: 'malware-protection',
  features: ['EBS_MALWARE_PROTECTION'],
  does: 'scans EBS volumes for malware',
  control: 'GuardDuty.8',
  config: 'guardduty-malware-protection-enabled',
  prowler: 'guardduty_ec2_malware_protection_enabled',
})

/** The older EKS_RUNTIME_MONITORING watches EKS alone and does not count. */
export const detectorRuntimeMonitoring = planCheck({
  id: 'runtime-monitoring',
  features: ['RUNTIME_MONITORING'],
  does: 'has Runtime Monitoring on, for what runs on EC2, ECS and EKS',
  control: 'GuardDuty.11',
  config: 'guardduty-runtime-monitoring-enabled',
})
