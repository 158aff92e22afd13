import { check, fail, notApplicable, pass, unknown } from '../../kit/index.ts'
import { nodeGroup } from './node-group.ts'

export const sshNotOpen = check(nodeGroup, {
  id: 'eks-node-group-ssh-not-open',
  title: 'Node groups of EKS take SSH from named security groups only',
  severity: 'high',
  remediation: 'Make another node group without an SSH key, or with the security groups that SSH is let in from.',
  why: 'With a key and no security group, EKS opens port 22 of each node to the internet.',
  references: ['https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteAccessConfig.html'],
  test({ Nodegroup: of }) {
    if (of === null) return unknown('AWS answered no settings of the node group.')
    if (of.launchTemplate) return notApplicable('A launch template sets how the nodes are reached.')
    if (!of.remoteAccess?.ec2SshKey) return pass('SSH to the nodes was not asked for.')
    const from = of.remoteAccess.sourceSecurityGroups ?? []
    return from.length > 0
      ? pass(`SSH is let in from ${from.join(', ')} only.`)
      : fail('SSH to the nodes is open to the internet.')
  },
})
