import { noAdministration, principalIsRole } from '../../../../connectors/aws/eks/access-entry.checks.ts'
import { accessEntriesOnly } from '../../../../connectors/aws/eks/cluster-access.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const may = (name: string, accessScope: object | undefined) => ({
  policyArn: `arn:aws:eks::aws:cluster-access-policy/${name}`,
  accessScope,
})
const whole = { type: 'cluster', namespaces: [] }
const within = (...namespaces: string[]) => ({ type: 'namespace', namespaces })
const entry = (
  AccessPolicies: object[] | null,
  kubernetesGroups: string[] = [],
  type: string | undefined = 'STANDARD',
) => ({
  settings: { clusterName: 'pay', AccessEntry: { type, kubernetesGroups }, AccessPolicies },
})

checkTable(noAdministration, {
  pass: [
    { case: 'no policy and no group', ...entry([]), reason: /no policy and no group/ },
    { case: 'it may look', ...entry([may('AmazonEKSViewPolicy', whole)]) },
    { case: 'one namespace', ...entry([may('AmazonEKSAdminPolicy', within('shop'))]) },
    { case: 'some namespaces', ...entry([may('AmazonEKSEditPolicy', within('dev-*', 'kube'))]) },
  ],
  fail: [
    { case: 'administrator', ...entry([may('AmazonEKSClusterAdminPolicy', whole)]), reason: /the whole cluster/ },
    { case: 'it may change everything', ...entry([may('AmazonEKSEditPolicy', whole)]) },
    { case: 'the parts of the cluster', ...entry([may('AmazonEKSAdminPolicy', within('kube-system'))]) },
    { case: 'every namespace', ...entry([may('AmazonEKSAdminPolicy', within('shop', 'kube-*'))], ['team']) },
  ],
  notApplicable: [{ case: 'nodes', ...entry([], ['system:nodes'], 'EC2_LINUX') }],
  unknown: [
    { case: 'AWS answers nothing', settings: { AccessEntry: null, AccessPolicies: [] } },
    { case: 'policies are not there', ...entry(null) },
    { case: 'rights of a group', ...entry([may('AmazonEKSViewPolicy', whole)], ['team']), reason: /team/ },
    { case: 'a policy that is not known', ...entry([may('AmazonEKSNewPolicy', whole)]), reason: /AmazonEKSNewPolicy/ },
    { case: 'AWS does not say where', ...entry([may('AmazonEKSAdminPolicy', undefined)]) },
    { case: 'AWS names no namespace', ...entry([may('AmazonEKSAdminPolicy', within())]) },
  ],
})

const principal = (principalArn: string | undefined) => ({ settings: { principalArn } })

checkTable(principalIsRole, {
  pass: [{ case: 'a role', ...principal('arn:aws:iam::111122223333:role/team/deploy') }],
  fail: [{ case: 'a user', ...principal('arn:aws:iam::111122223333:user/team/jane') }],
  unknown: [{ case: 'something else', ...principal('arn:aws:iam::111122223333:root') }],
})

const cluster = (accessConfig: object | undefined) => ({
  settings: { name: 'pay', Cluster: { name: 'pay', accessConfig } },
})

checkTable(accessEntriesOnly, {
  pass: [{ case: 'entries', ...cluster({ authenticationMode: 'API' }) }],
  fail: [
    { case: 'both', ...cluster({ authenticationMode: 'API_AND_CONFIG_MAP' }) },
    { case: 'the map', ...cluster({ authenticationMode: 'CONFIG_MAP' }) },
  ],
  unknown: [
    { case: 'AWS does not say', ...cluster(undefined) },
    { case: 'AWS answers nothing', settings: { name: 'pay', Cluster: null } },
  ],
})
