import { check, fail, inRegion, pass, type ResourceCheck, regionCheck, unknown } from '../../kit/index.ts'
import { detector } from './detector.ts'

/** A suspended detector is listed too, with status DISABLED. */
export const detectorEnabled = regionCheck(detector, {
  id: 'guardduty-detector-enabled',
  title: 'GuardDuty is on in every region',
  severity: 'high',
  remediation: 'Turn on GuardDuty in the region.',
  equivalents: { prowler: ['guardduty_is_enabled'], securityHub: ['GuardDuty.1'] },
  reads: { detectors: inRegion(detector, d => d.Detector?.Status) },
  test(read) {
    const enabled = read.detectors.find(d => d.value === 'ENABLED')
    if (enabled) return pass(`Detector ${enabled.name} is enabled.`)
    const found = read.detectors.find(() => true)
    if (!found) return fail('The account has no detector in the region.')
    return found.value
      ? fail(`Detector ${found.name} is ${found.value}.`)
      : unknown(`AWS did not say whether detector ${found.name} is enabled.`)
  },
})

interface Plan {
  id: string
  feature: string
  /** Completes "GuardDuty …". */
  does: string
  control: string
  config: string
  prowler?: string
}

/** Such as which of its agents GuardDuty installs by itself; where it does not, their owner may, which is not visible here. */
function extensions(all: readonly { Name?: string | undefined; Status?: string | undefined }[]): string {
  const told = all.flatMap(({ Name, Status }) =>
    Name === undefined ? [] : `${Name} ${Status ?? 'in an unstated state'}`,
  )
  return told.length === 0 ? '' : ` (${told.join(', ')})`
}

/** A plan of a suspended detector protects nothing. AWS lists every plan that the region offers. */
function planCheck(plan: Plan): ResourceCheck {
  return check(detector, {
    id: `guardduty-detector-${plan.id}`,
    title: `GuardDuty ${plan.does}`,
    severity: 'medium',
    remediation: `Turn on the feature ${plan.feature} of GuardDuty.`,
    equivalents: {
      securityHub: [plan.control],
      config: [plan.config],
      ...(plan.prowler && { prowler: [plan.prowler] }),
    },
    test(d) {
      if (d.Detector?.Status === undefined) return unknown('AWS did not say whether the detector is enabled.')
      if (d.Detector.Status !== 'ENABLED') return fail(`The detector is ${d.Detector.Status}.`)
      if (d.Features === null) return unknown('AWS answered no features of the detector.')
      const feature = d.Features.find(f => f.Name === plan.feature)
      const status = feature?.Status
      if (feature && status === undefined) return unknown(`AWS did not state the status of ${plan.feature}.`)
      return status === 'ENABLED'
        ? pass(`${plan.feature} is enabled${extensions(feature?.AdditionalConfiguration ?? [])}.`)
        : fail(status ? `${plan.feature} is ${status}.` : `${plan.feature} is not among the detector's features.`)
    },
  })
}

export const detectorS3Protection = planCheck({
  id: 's3-protection',
  feature: 'S3_DATA_EVENTS',
  does: 'watches S3 data events',
  control: 'GuardDuty.10',
  config: 'guardduty-s3-protection-enabled',
  prowler: 'guardduty_s3_protection_enabled',
})

export const detectorMalwareProtection = planCheck({
  id: 'malware-protection',
  feature: 'EBS_MALWARE_PROTECTION',
  does: 'scans EBS volumes for malware',
  control: 'GuardDuty.8',
  config: 'guardduty-malware-protection-enabled',
  prowler: 'guardduty_ec2_malware_protection_enabled',
})

/** The older EKS_RUNTIME_MONITORING watches EKS alone and does not count. */
export const detectorRuntimeMonitoring = planCheck({
  id: 'runtime-monitoring',
  feature: 'RUNTIME_MONITORING',
  does: 'has Runtime Monitoring on, for what runs on EC2, ECS and EKS',
  control: 'GuardDuty.11',
  config: 'guardduty-runtime-monitoring-enabled',
})
