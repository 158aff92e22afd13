import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'

export interface MailServer {
  readonly port: number
  readonly ca: string
  readonly mails: string[]
  /** What the server says to the next message, or to a recipient. */
  readonly says: { message: number | undefined; recipient: string | undefined; commands: string[] }
}

/** A real mail server with a certificate of its own. */
export async function startMailServer({ encrypts = true } = {}): Promise<MailServer> {
  const { key, cert } = certificate()
  const mails: string[] = []
  const says: MailServer['says'] = { message: undefined, recipient: undefined, commands: [] }
  const refusal = (responseCode: number) => Object.assign(new Error('refused, hush-hush-hush'), { responseCode })
  const server = new SMTPServer({
    ...{ key, cert, authOptional: true, disabledCommands: encrypts ? [] : ['STARTTLS'], closeTimeout: 100 },
    onAuth: ({ username, password }, _session, done) =>
      username === 'exhibit' && password === 'hush-hush-hush' ? done(null, { user: username }) : done(refusal(535)),
    onRcptTo: ({ address }, _session, done) => done(address === says.recipient ? refusal(550) : null),
    onData: (stream, _session, done) => {
      says.commands.push('DATA')
      void buffer(stream).then(bytes => {
        if (says.message !== undefined) return done(refusal(says.message))
        mails.push(bytes.toString())
        return done()
      })
    },
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await new Promise(resolve => server.server.once('listening', resolve))
  onTestFinished(() => new Promise<void>(resolve => server.close(() => resolve())))
  return { port: (server.server.address() as AddressInfo).port, ca: cert, mails, says }
}

function certificate(): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'exhibit-mail-'))
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key, '-out', cert]
    const named = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '2']
    execFileSync('openssl', ['req', '-x509', ...made, ...named], { stdio: 'ignore' })
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
