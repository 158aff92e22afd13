import { check, fail, notApplicable, pass, unknown } from '../../kit/index.ts'
import { server } from './server.ts'

const GUIDE = 'https://docs.aws.amazon.com/transfer/latest/userguide'

export const serverNoFtp = check(server, {
  id: 'transfer-server-no-plain-ftp',
  title: 'Servers of Transfer Family speak no plain FTP',
  severity: 'medium',
  remediation: 'Take FTP off the protocols of the server; SFTP, FTPS or AS2 take its place.',
  references: [`${GUIDE}/tf-server-endpoint.html`],
  equivalents: {
    prowler: ['transfer_server_in_transit_encryption_enabled'],
    securityHub: ['Transfer.2'],
    config: ['transfer-family-server-no-ftp'],
  },
  test({ Server: of }) {
    const protocols = of?.Protocols
    if (!protocols?.length) return unknown('AWS did not say which protocols the server speaks.')
    return protocols.includes('FTP')
      ? fail('The server speaks FTP.')
      : pass(`The server speaks ${protocols.join(', ')}.`)
  },
})

/** SHA-1 signs nothing safely any more; `hmac-sha1` is the like of it. */
const WEAK = /(?:^|-)sha1(?:$|-|@)/i

export const serverAlgorithms = check(server, {
  id: 'transfer-server-strong-algorithms',
  title: 'Servers of Transfer Family accept no SHA-1 over SSH',
  severity: 'medium',
  remediation: 'Choose a newer security policy for the server.',
  references: [`${GUIDE}/security-policies.html`],
  test({ Server: of, SecurityPolicy: policy }) {
    if (of?.Protocols?.length && !of.Protocols.includes('SFTP')) return notApplicable('The server speaks no SFTP.')
    const name = of?.SecurityPolicyName
    const [exchanges, macs] = [policy?.SshKexs, policy?.SshMacs]
    if (!name || !exchanges || !macs) return unknown('AWS did not say which algorithms the server accepts.')
    const weak = [...exchanges, ...macs].filter(algorithm => WEAK.test(algorithm))
    return weak.length > 0
      ? fail(`Policy ${name} accepts ${weak.join(', ')}.`)
      : pass(`Policy ${name} accepts no SHA-1.`)
  },
})

export const serverPostQuantum = check(server, {
  id: 'transfer-server-post-quantum-key-exchange',
  title: 'Servers of Transfer Family offer a post-quantum key exchange',
  severity: 'low',
  remediation: 'Choose a security policy with a hybrid ML-KEM key exchange.',
  why: 'What is recorded today could be read once there are quantum computers.',
  references: [`${GUIDE}/post-quantum-security-policies.html`],
  equivalents: { prowler: ['transfer_server_pqc_ssh_kex_enabled'] },
  test({ Server: of, SecurityPolicy: policy }) {
    if (of?.Protocols?.length && !of.Protocols.includes('SFTP')) return notApplicable('The server speaks no SFTP.')
    const exchanges = policy?.SshKexs
    if (!of?.Protocols?.length || !exchanges) return unknown('AWS did not say which key exchanges the server offers.')
    const found = exchanges.find(exchange => /mlkem/i.test(exchange))
    return found ? pass(`The server offers ${found}.`) : fail('The server offers no post-quantum key exchange.')
  },
})

export const serverLogging = check(server, {
  id: 'transfer-server-logging-enabled',
  title: 'Servers of Transfer Family write logs',
  severity: 'medium',
  remediation: 'Set a log group for structured logs of the server.',
  references: [`${GUIDE}/structured-logging.html`],
  test({ Server: of }) {
    if (of === null) return unknown('AWS did not describe the server.')
    if (of.StructuredLogDestinations?.length) return pass(`It logs to ${of.StructuredLogDestinations.join(', ')}.`)
    return of.LoggingRole ? pass(`It logs with role ${of.LoggingRole}.`) : fail('The server writes no logs.')
  },
})
