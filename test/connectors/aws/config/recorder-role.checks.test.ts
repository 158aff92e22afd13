import { recorderServiceLinkedRole } from '../../../../connectors/aws/config/recorder-role.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

const linked = 'aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig'
const role = (name: string, account = '111122223333', partition = 'aws') => ({
  roleARN: `arn:${partition}:iam::${account}:role/${name}`,
})

checkTable(recorderServiceLinkedRole, {
  pass: [
    { case: 'the service-linked one', settings: role(linked) },
    { case: 'in China', partition: 'aws-cn', settings: role(linked, '111122223333', 'aws-cn') },
  ],
  fail: [
    { case: 'one of its own', settings: role('config-recorder'), reason: /role\/config-recorder, not/ },
    { case: 'one that only has the name', settings: role('AWSServiceRoleForConfig') },
    { case: 'of another account', settings: role(linked, '444455556666') },
  ],
  notApplicable: [nothing],
  unknown: [{ case: 'AWS does not state it', settings: {} }],
})
