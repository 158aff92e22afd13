import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { folder, run } from '../../package/workbench.ts'

export interface Authority {
  readonly url: string
  /** PEM of the root above it. */
  readonly root: string
  /** Answers a query in DER. */
  answer(query: Buffer): Promise<Buffer>
  close(): Promise<void>
}

const CONFIG = `[tsa]
default_tsa = here
[here]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
[ext]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,PURPOSE
`

/** A timestamp authority of `openssl ts`, over HTTP. `purpose` is what its certificate is for. */
export async function startAuthority(key: 'ec' | 'rsa' = 'ec', purpose = 'timeStamping'): Promise<Authority> {
  const place = await folder()
  const openssl = (...args: string[]) => run(place, 'openssl', ...args)
  const newKey = key === 'ec' ? ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] : ['-newkey', 'rsa:2048']
  await writeFile(join(place, 'config'), CONFIG.replace('PURPOSE', purpose))
  await writeFile(join(place, 'serial'), '01\n')
  await openssl(
    'req',
    '-x509',
    ...newKey,
    '-nodes',
    '-days',
    '30',
    '-subj',
    '/CN=Test root',
    '-keyout',
    'root.key',
    '-out',
    'root.pem',
  )
  await openssl('req', ...newKey, '-nodes', '-subj', '/CN=Test authority', '-keyout', 'tsa.key', '-out', 'tsa.csr')
  const issue = ['-CA', 'root.pem', '-CAkey', 'root.key', '-days', '20', '-extfile', 'config', '-extensions', 'ext']
  await openssl('x509', '-req', '-in', 'tsa.csr', ...issue, '-out', 'tsa.pem')

  const answer = async (query: Buffer): Promise<Buffer> => {
    await writeFile(join(place, 'query'), query)
    const signing = ['-signer', 'tsa.pem', '-inkey', 'tsa.key', '-chain', 'root.pem']
    await openssl('ts', '-reply', '-config', 'config', '-queryfile', 'query', ...signing, '-out', 'reply')
    return readFile(join(place, 'reply'))
  }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const reply = await answer(Buffer.concat(chunks)).catch(() => null)
    response.writeHead(reply ? 200 : 500, { 'content-type': 'application/timestamp-reply' }).end(reply)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`,
    root: await readFile(join(place, 'root.pem'), 'utf8'),
    answer,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}
