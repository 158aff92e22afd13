import { check, fail, meaningOf, pass, unknown } from '../../kit/index.ts'
import { daysBefore } from '../shared/moment.ts'
import { instance } from './instance.ts'
import { publicIpv4 } from './public-ipv4.ts'

/** `ec2-instance-no-public-address` looks at IPv6 too. */
export const noPublicIpv4 = check(instance, {
  id: 'ec2-instance-no-public-ipv4',
  title: 'EC2 instances have no public IPv4 address',
  severity: 'high',
  remediation:
    'Place the instance in a private subnet behind a load balancer or NAT gateway and release its public address.',
  equivalents: { prowler: ['ec2_instance_public_ip'], securityHub: ['EC2.9'], config: ['ec2-instance-no-public-ip'] },
  test(i) {
    const [address] = publicIpv4(i)
    return address ? fail(`It has the public address ${address}.`) : pass('It has no public IPv4 address.')
  },
})

const AT_WORK = ['pending', 'running', 'stopping', 'shutting-down', 'terminated']
const DAYS = 30

/** AWS tells when an instance was stopped only in words: `User initiated (2026-10-01 08:00:00 GMT)`. */
const stoppedOn = (reason: string | undefined): Date | undefined => {
  const [, day, time] = /\((\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) (?:GMT|UTC)\)/.exec(reason ?? '') ?? []
  const date = day === undefined ? undefined : new Date(`${day}T${time}Z`)
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date
}

export const stoppedRemoved = check(instance, {
  id: 'ec2-instance-not-stopped-30-days',
  title: 'EC2 instances that stay stopped are removed',
  severity: 'medium',
  remediation: 'Start and update the instance, or make an image of it and terminate it.',
  why: 'What is stopped is not patched, and comes back as old as it was.',
  equivalents: {
    prowler: ['ec2_instance_stopped_older_than_specific_days'],
    securityHub: ['EC2.4'],
    config: ['ec2-stopped-instance'],
  },
  test({ State, StateTransitionReason }, { asOf }) {
    if (State?.Name === undefined) return unknown('AWS did not state whether the instance is running.')
    if (AT_WORK.includes(State.Name)) return pass(`The instance is ${State.Name}.`)
    if (State.Name !== 'stopped') return unknown(`The instance is ${State.Name}.`)
    const since = stoppedOn(StateTransitionReason)
    if (since === undefined) return unknown('The instance is stopped, and AWS did not state since when.')
    const told = `The instance was stopped on ${since.toISOString()}`
    return since < daysBefore(asOf, DAYS)
      ? fail(`${told}, more than ${DAYS} days before it was read.`)
      : pass(`${told}, not more than ${DAYS} days before it was read.`)
  },
})

export const singleInterface = check(instance, {
  id: 'ec2-instance-single-network-interface',
  title: 'EC2 instances have one network interface',
  severity: 'low',
  remediation: 'Detach the further network interfaces, where no appliance or cluster needs them.',
  why: 'An instance in two networks is a way from one into the other.',
  equivalents: {
    prowler: ['ec2_instance_uses_single_eni'],
    securityHub: ['EC2.17'],
    config: ['ec2-instance-multiple-eni-check'],
  },
  test({ NetworkInterfaces }) {
    const count = NetworkInterfaces?.length ?? 0
    if (count === 0) return unknown('AWS lists no network interface of this instance.')
    return count === 1 ? pass('It has one network interface.') : fail(`It has ${count} network interfaces.`)
  },
})

export const hardwareVirtualization = check(instance, {
  id: 'ec2-instance-hvm',
  title: 'EC2 instances use hardware virtualization',
  severity: 'medium',
  remediation: 'Launch a new instance of a current type from an HVM image and move to it.',
  equivalents: {
    prowler: ['ec2_instance_paravirtual_type'],
    securityHub: ['EC2.24'],
    config: ['ec2-paravirtual-instance-check'],
  },
  test({ VirtualizationType: type }) {
    if (type === undefined) return unknown('AWS did not state the virtualization type.')
    return meaningOf(type, { hvm: true, paravirtual: false }, 'the virtualization type')
      ? pass('The virtualization type is hvm.')
      : fail(`The virtualization type is ${type}.`)
  },
})

export const detailedMonitoring = check(instance, {
  id: 'ec2-instance-detailed-monitoring-enabled',
  title: 'EC2 instances report their metrics every minute',
  severity: 'low',
  remediation: 'Turn on detailed monitoring of the instance.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html'],
  equivalents: {
    prowler: ['ec2_instance_detailed_monitoring_enabled'],
    config: ['ec2-instance-detailed-monitoring-enabled'],
  },
  test({ Monitoring }) {
    const state = Monitoring?.State
    if (state === undefined) return unknown('AWS did not state whether detailed monitoring is on.')
    if (state === 'pending') return unknown('Detailed monitoring is being turned on.')
    return meaningOf(state, { disabled: false, disabling: false, enabled: true }, 'the state of monitoring')
      ? pass('Detailed monitoring is enabled.')
      : fail(`Detailed monitoring is ${state}.`)
  },
})
