import { connect, type Socket } from 'node:net'
import type { Transporter } from 'nodemailer'
import type { Context, Target } from '../adapter.ts'
import { checkUrl, publicOnly } from '../guard.ts'
import type { Config, Secrets } from './config.ts'

const PATIENCE_MS = 20_000

/** Throws `OutboundRefused` for hosts that are never sent to. */
export const checkHost = (host: string, allowPrivate: boolean): void => void checkUrl(`https://${host}`, allowPrivate)

/** Works with a connection of its own to the mail server; it is closed afterwards, and as soon as the attempt is over. */
export async function withMail<T>(
  { config, secrets }: Target<Config, Secrets>,
  { allowPrivate, signal }: Context,
  work: (transport: Transporter) => Promise<T>,
): Promise<T> {
  const { host, port, security, ca } = config
  checkHost(host, allowPrivate)
  const { createTransport } = await import('nodemailer')
  const connection = await connected(host, port, allowPrivate, signal)
  const stop = () => connection.destroy()
  signal.addEventListener('abort', stop, { once: true })
  const { username: user, password: pass } = secrets
  const transport = createTransport({
    ...{ host, port, connection, secure: security === 'tls', requireTLS: security === 'starttls' },
    ...{
      greetingTimeout: PATIENCE_MS,
      socketTimeout: 6 * PATIENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    tls: { servername: host, ...(ca !== undefined && { ca }) },
    ...(user !== undefined && pass !== undefined && { auth: { user, pass } }),
  })
  try {
    return await work(transport)
  } finally {
    signal.removeEventListener('abort', stop)
    transport.close()
    connection.destroy()
  }
}

/** The address is held against the guard for the connection itself. */
function connected(host: string, port: number, allowPrivate: boolean, signal: AbortSignal): Promise<Socket> {
  const socket = connect({ host, port, ...(!allowPrivate && { lookup: publicOnly }) })
  const { promise, resolve, reject } = Promise.withResolvers<Socket>()
  const stop = () =>
    socket.destroy(Object.assign(new Error('over'), { code: signal.aborted ? 'interrupted' : 'timeout' }))
  socket.setTimeout(PATIENCE_MS, stop)
  signal.addEventListener('abort', stop, { once: true })
  socket.once('connect', () => resolve(socket.setTimeout(0)))
  socket.on('error', reject)
  return promise.finally(() => signal.removeEventListener('abort', stop))
}
