import { connectorLogging } from '../../../../connectors/aws/transfer/connector.checks.ts'
import {
  serverAlgorithms,
  serverLogging,
  serverNoFtp,
  serverPostQuantum,
} from '../../../../connectors/aws/transfer/server.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (Server: object | null, SecurityPolicy: object | null = null) => ({ settings: { Server, SecurityPolicy } })

checkTable(serverNoFtp, {
  pass: [{ case: 'SFTP and FTPS', ...of({ Protocols: ['SFTP', 'FTPS'] }) }],
  fail: [{ case: 'FTP too', ...of({ Protocols: ['SFTP', 'FTP'] }) }],
  unknown: [{ case: 'AWS says nothing', ...of({}) }],
})

const named = { SecurityPolicyName: 'p', Protocols: ['SFTP'] }
const strong = { SshKexs: ['mlkem768x25519-sha256', 'curve25519-sha256'], SshMacs: ['hmac-sha2-256-etm@openssh.com'] }

checkTable(serverAlgorithms, {
  pass: [{ case: 'SHA-2', ...of(named, strong) }],
  fail: [
    { case: 'a key exchange', ...of(named, { ...strong, SshKexs: ['diffie-hellman-group14-sha1'] }), reason: /sha1/ },
    { case: 'a MAC', ...of(named, { ...strong, SshMacs: ['hmac-sha1'] }) },
    { case: 'a MAC of OpenSSH', ...of(named, { ...strong, SshMacs: ['hmac-sha1-etm@openssh.com'] }) },
  ],
  notApplicable: [{ case: 'FTPS only', ...of({ ...named, Protocols: ['FTPS'] }, strong) }],
  unknown: [
    { case: 'no policy', ...of({}, strong) },
    { case: 'no algorithms', ...of(named, {}) },
  ],
})

checkTable(serverPostQuantum, {
  pass: [{ case: 'ML-KEM', ...of(named, strong) }],
  fail: [{ case: 'none', ...of(named, { ...strong, SshKexs: ['curve25519-sha256'] }) }],
  notApplicable: [{ case: 'FTPS only', ...of({ ...named, Protocols: ['FTPS'] }, strong) }],
  unknown: [
    { case: 'no protocols', ...of({}, strong) },
    { case: 'no algorithms', ...of(named) },
  ],
})

checkTable(serverLogging, {
  pass: [
    { case: 'structured', ...of({ StructuredLogDestinations: ['arn:aws:logs:x'] }) },
    { case: 'by a role', ...of({ StructuredLogDestinations: [], LoggingRole: 'arn:aws:iam::111122223333:role/log' }) },
  ],
  fail: [{ case: 'none', ...of({ Protocols: ['SFTP'] }) }],
  unknown: [{ case: 'AWS says nothing', ...of(null) }],
})

checkTable(connectorLogging, {
  pass: [{ case: 'a role', settings: { Connector: { LoggingRole: 'arn:aws:iam::111122223333:role/log' } } }],
  fail: [{ case: 'none', settings: { Connector: { Url: 'sftp://files.example' } } }],
  unknown: [{ case: 'AWS says nothing', settings: { Connector: null } }],
})
