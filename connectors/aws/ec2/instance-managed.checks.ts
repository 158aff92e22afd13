import { check, fail, inRegion, notApplicable, pass, unknown } from '../../kit/index.ts'
import { managedInstance } from '../ssm/managed-instance.ts'
import { instance } from './instance.ts'

/** Also of stopped instances, as Security Hub asks: AWS goes on listing those that were managed. */
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
  reads: { nodes: inRegion(managedInstance, node => node.InstanceId) },
  test({ InstanceId: id, State: state }, { read: { nodes } }) {
    if (id === undefined) return unknown('AWS named no id of the instance.')
    if (state?.Name === 'shutting-down' || state?.Name === 'terminated') return notApplicable('It is being terminated.')
    if (nodes.some(node => node.value === id)) return pass('Systems Manager lists it.')
    return state?.Name === 'pending'
      ? unknown('It is starting, and its agent may not have registered yet.')
      : fail('Systems Manager does not list it.')
  },
})
