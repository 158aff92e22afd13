import { encryptedProtocol } from '../../../../connectors/aws/elbv2/target-group.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const by = (Protocol?: string, TargetType = 'ip') => ({ settings: { Protocol, TargetType } })

checkTable(encryptedProtocol, {
  pass: [
    { case: 'HTTPS', ...by('HTTPS') },
    { case: 'TLS', ...by('TLS') },
  ],
  fail: [{ case: 'HTTP', ...by('HTTP'), reason: /by HTTP, / }],
  notApplicable: [
    { case: 'a function', ...by(undefined, 'lambda') },
    { case: 'what is passed on', ...by('TCP') },
  ],
  unknown: [{ case: 'AWS does not say', ...by() }],
})
