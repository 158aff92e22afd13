import { check, fail, inRegion, meaningOf, notApplicable, pass, unknown } from '../../kit/index.ts'
import { managedInstance } from '../ssm/managed-instance.ts'
import { instance } from './instance.ts'

/**
 * Also of stopped instances, as Security Hub asks: AWS goes on listing those that were managed. Of one that runs, the agent
 * must answer too, as the Config rule asks.
 */
export const managedBySystemsManager = check(instance, {
  id: 'ec2-instance-managed-by-systems-manager',
  title: 'EC2 instances are managed by Systems Manager',
  severity: 'medium',
  remediation: 'Run the agent on the instance, and give it a role that lets it talk to Systems Manager.',
  why: 'What is not managed is neither patched nor inventoried by Systems Manager.',
  references: ['https://docs.aws.amazon.com/systems-manager/latest/userguide/managed_instances.html'],
  equivalents: {
    prowler: ['ec2_instance_managed_by_ssm'],
    securityHub: ['SSM.1'],
    config: ['ec2-instance-managed-by-systems-manager'],
  },
  reads: { nodes: inRegion(managedInstance, node => ({ id: node.InstanceId, ping: node.PingStatus })) },
  test({ InstanceId: id, State: state }, { read: { nodes } }) {
    if (id === undefined) return unknown('AWS named no id of the instance.')
    if (state?.Name === 'shutting-down' || state?.Name === 'terminated') return notApplicable('It is being terminated.')
    const node = nodes.find(({ value }) => value.id === id)?.value
    if (node) {
      if (state?.Name === undefined) return unknown('AWS did not state whether the instance runs.')
      if (state.Name !== 'running') return pass(`Systems Manager lists it; it is ${state.Name}.`)
      if (node.ping === undefined) return unknown('AWS did not state whether the agent of the instance answers.')
      return meaningOf(node.ping, { ConnectionLost: false, Inactive: false, Online: true }, 'the status of the agent')
        ? pass('Systems Manager lists it, and its agent answers.')
        : fail(`Systems Manager lists it, and its agent does not answer (${node.ping}).`)
    }
    return state?.Name === 'pending'
      ? unknown('It is starting, and its agent may not have registered yet.')
      : fail('Systems Manager does not list it.')
  },
})
