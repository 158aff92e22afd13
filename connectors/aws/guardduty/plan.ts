import type { DetectorFeatureConfigurationResult } from '@aws-sdk/client-guardduty'
import {
  check,
  fail,
  findOf,
  type Json,
  meaningOf,
  pass,
  type ResourceCheck,
  unknown,
  type Verdict,
} from '../../kit/index.ts'
import { detector } from './detector.ts'

interface Plan {
  id: string
  /** Any one of them is enough. */
  features: readonly [string, ...string[]]
  /** The agent of the feature that GuardDuty must install by itself. */
  agent?: string
  /** Completes "GuardDuty …". */
  does: string
  control: string
  config: string
  prowler?: string
}

type Feature = Json<DetectorFeatureConfigurationResult>

/** A plan of a suspended detector protects nothing. AWS lists every plan that the region offers. */
export function planCheck(plan: Plan): ResourceCheck {
  const [newest] = plan.features
  return check(detector, {
    id: `guardduty-detector-${plan.id}`,
    title: `GuardDuty ${plan.does}`,
    severity: 'medium',
    remediation: `Turn on ${[`the feature ${newest}`, plan.agent].filter(Boolean).join(' with ')} of GuardDuty.`,
    equivalents: {
      securityHub: [plan.control],
      config: [plan.config],
      ...(plan.prowler && { prowler: [plan.prowler] }),
    },
    test(d) {
      if (d.Detector?.Status === undefined) return unknown('AWS did not say whether the detector is enabled.')
      if (!isOn(d.Detector.Status, 'the status of the detector')) return fail(`The detector is ${d.Detector.Status}.`)
      const features = d.Features
      if (features === null) return unknown('AWS answered no features of the detector.')
      const judged = (name: string): Verdict =>
        judge(
          name,
          features.find(f => f.Name === name),
          plan.agent,
        )
      const good = findOf(plan.features, name => judged(name).status === 'pass')
      if (good !== undefined) return judged(good)
      const verdicts = plan.features.map(judged)
      return verdicts.find(v => v.status === 'unknown') ?? judged(newest)
    },
  })
}

const isOn = (status: 'DISABLED' | 'ENABLED', what: string): boolean =>
  meaningOf(status, { DISABLED: false, ENABLED: true }, what)

function judge(name: string, feature: Feature | undefined, agent: string | undefined): Verdict {
  if (feature === undefined) return fail(`${name} is not among the detector's features.`)
  if (feature.Status === undefined) return unknown(`AWS did not state the status of ${name}.`)
  if (!isOn(feature.Status, `the status of ${name}`)) return fail(`${name} is ${feature.Status}.`)
  const more = feature.AdditionalConfiguration ?? []
  if (agent === undefined) return pass(`${name} is enabled${extensions(more)}.`)
  const status = more.find(m => m.Name === agent)?.Status
  if (status === undefined) return unknown(`${name} is enabled, and AWS did not state the status of ${agent}.`)
  return isOn(status, `the status of ${agent}`)
    ? pass(`${name} is enabled, and so is ${agent}.`)
    : fail(`${name} is enabled, but ${agent} is ${status}.`)
}

/** Such as which of its agents GuardDuty installs by itself; where it does not, their owner may, which is not visible here. */
function extensions(all: readonly { Name?: string | undefined; Status?: string | undefined }[]): string {
  const told = all.flatMap(({ Name, Status }) =>
    Name === undefined ? [] : `${Name} ${Status ?? 'in an unstated state'}`,
  )
  return told.length === 0 ? '' : ` (${told.join(', ')})`
}
