import {
  deletionProtected,
  endpointNotOpen,
  endpointNotPublic,
  endpointPrivate,
  secretsEncrypted,
  versionSupported,
} from '../../../../connectors/aws/eks/cluster.checks.ts'
import { allLogs, auditLog } from '../../../../connectors/aws/eks/cluster-logs.checks.ts'
import { sshNotOpen } from '../../../../connectors/aws/eks/node-group.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (Cluster: object | null) => ({ settings: { name: 'pay', Cluster } })
const nothing = { case: 'AWS answers nothing', ...of(null) }
const silent = { case: 'AWS does not say', ...of({ name: 'pay' }) }
const network = (resourcesVpcConfig: object) => of({ resourcesVpcConfig })

checkTable(endpointNotPublic, {
  pass: [{ case: 'private', ...network({ endpointPublicAccess: false }) }],
  fail: [{ case: 'public, to some', ...network({ endpointPublicAccess: true, publicAccessCidrs: ['192.0.2.0/24'] }) }],
  unknown: [nothing, silent],
})

checkTable(endpointNotOpen, {
  pass: [
    { case: 'private', ...network({ endpointPublicAccess: false, publicAccessCidrs: ['0.0.0.0/0'] }) },
    { case: 'some', ...network({ endpointPublicAccess: true, publicAccessCidrs: ['192.0.2.0/24'] }), reason: /192/ },
  ],
  fail: [
    { case: 'all', ...network({ endpointPublicAccess: true, publicAccessCidrs: ['192.0.2.0/24', '0.0.0.0/0'] }) },
    {
      case: 'both halves',
      ...network({ endpointPublicAccess: true, publicAccessCidrs: ['0.0.0.0/1', '128.0.0.0/1'] }),
    },
    { case: 'all of IPv6', ...network({ endpointPublicAccess: true, publicAccessCidrs: ['::/0'] }) },
  ],
  unknown: [nothing, silent, { case: 'no addresses', ...network({ endpointPublicAccess: true }) }],
})

checkTable(endpointPrivate, {
  pass: [{ case: 'on', ...network({ endpointPrivateAccess: true }) }],
  fail: [{ case: 'off', ...network({ endpointPrivateAccess: false }) }],
  unknown: [nothing, silent],
})

const running = (version: string, more: object = {}) => of({ version, ...more })
const known = (clusterVersion: string, clusterType: string, versionStatus?: string) => ({
  id: `${clusterType}/${clusterVersion}`,
  name: clusterVersion,
  settings: { clusterVersion, clusterType, versionStatus },
})
const read = {
  versions: [
    known('1.34', 'eks', 'STANDARD_SUPPORT'),
    known('1.30', 'eks', 'EXTENDED_SUPPORT'),
    known('1.30', 'eks-local-outposts', 'STANDARD_SUPPORT'),
    known('1.22', 'eks', 'UNSUPPORTED'),
    known('1.35', 'eks'),
  ],
}

checkTable(versionSupported, {
  pass: [
    { case: 'standard support', ...running('1.34'), read },
    { case: 'on an Outpost', ...running('1.30', { outpostConfig: { outpostArns: ['arn'] } }), read },
  ],
  fail: [
    { case: 'extended support', ...running('1.30'), read, reason: /EXTENDED/ },
    { case: 'none', ...running('1.22'), read },
  ],
  unknown: [
    { ...nothing, read },
    { ...silent, read },
    { case: 'a version that AWS does not list', ...running('1.99'), read },
    { case: 'a version of which AWS says nothing', ...running('1.35'), read },
  ],
})

const key = { keyArn: 'arn:aws:kms:us-east-1:111122223333:key/1' }

checkTable(secretsEncrypted, {
  pass: [{ case: 'secrets', ...of({ encryptionConfig: [{ resources: ['secrets'], provider: key }] }) }],
  fail: [
    { case: 'never set', ...of({ name: 'pay' }) },
    { case: 'something else', ...of({ encryptionConfig: [{ resources: ['others'], provider: key }] }) },
  ],
  unknown: [nothing, { case: 'no key', ...of({ encryptionConfig: [{ resources: ['secrets'] }] }) }],
})

const logs = (...on: string[]) =>
  of({
    logging: {
      clusterLogging: [
        { types: on, enabled: true },
        { types: ['api', 'audit'].filter(type => !on.includes(type)), enabled: false },
      ],
    },
  })
const every = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler']

checkTable(auditLog, {
  pass: [{ case: 'on', ...logs('audit') }],
  fail: [{ case: 'off', ...logs('api') }],
  unknown: [nothing, silent],
})

checkTable(allLogs, {
  pass: [{ case: 'all', ...logs(...every) }],
  fail: [{ case: 'one', ...logs('audit'), reason: /: api, authenticator, controllerManager, scheduler\.$/ }],
  unknown: [nothing, silent],
})

checkTable(deletionProtected, {
  pass: [{ case: 'on', ...of({ deletionProtection: true }) }],
  fail: [{ case: 'off', ...of({ deletionProtection: false }) }],
  unknown: [nothing, silent],
})

const group = (Nodegroup: object | null) => ({ settings: { clusterName: 'pay', nodegroupName: 'workers', Nodegroup } })

checkTable(sshNotOpen, {
  pass: [
    { case: 'no SSH', ...group({ nodegroupName: 'workers' }) },
    { case: 'from a group', ...group({ remoteAccess: { ec2SshKey: 'ops', sourceSecurityGroups: ['sg-0a1b'] } }) },
  ],
  fail: [{ case: 'from anywhere', ...group({ remoteAccess: { ec2SshKey: 'ops' } }) }],
  notApplicable: [{ case: 'a launch template', ...group({ launchTemplate: { id: 'lt-0a1b' } }) }],
  unknown: [{ case: 'AWS answers nothing', ...group(null) }],
})
