import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Api } from './api.ts'

const BUILT = join(import.meta.dirname, '../../web/app/dist')

/** Nothing but what comes from here: no inline script or style, nobody who frames it. */
const POLICY =
  "default-src 'self'; base-uri 'self'; object-src 'none'; form-action 'self'; frame-ancestors 'none'; img-src 'self' data:"

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Addresses of programs: what is not there is told as a problem, never by a page. */
const NOT_PAGES = /^\/(v1|docs|assets|auth|\.well-known)(\/|$)|^\/(healthz|readyz|metrics)$|\.[a-z0-9]+$/

/** Whether somebody opens an address in a browser that may be a view of the web interface. */
export const opensPage = ({ method, url, headers }: Pick<FastifyRequest, 'method' | 'url' | 'headers'>): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  (headers.accept ?? '').includes('text/html') &&
  !NOT_PAGES.test(pathOf(url))

const pathOf = (url: string): string => url.replace(/[?#].*$/s, '')

export type PageSender = (request: FastifyRequest, reply: FastifyReply) => FastifyReply

/** The web interface at `/`, if it was built; gives what answers whoever opens one of its views. */
export async function webApp(app: Api, built = BUILT): Promise<PageSender> {
  const page = existsSync(join(built, 'index.html')) ? await readFile(join(built, 'index.html'), 'utf8') : null
  const send: PageSender = ({ url }, reply) => {
    reply.type('text/html; charset=utf-8').headers({ 'content-security-policy': POLICY, 'cache-control': 'no-cache' })
    return reply.send(page === null ? NOT_BUILT : based(page, pathOf(url)))
  }
  app.get('/', { config: { public: true }, schema: { hide: true } }, send)
  if (page !== null) for (const file of await filesOf(built)) serve(app, built, file)
  return send
}

const NOT_BUILT =
  '<!doctype html><title>Exhibit</title><p>The web interface was not built here: run <code>npm run build:web</code> and start again; the API is documented at <a href="docs">docs</a>.</p>\n'

/**
 * Addresses in the page are relative to its root, which is as many steps up as the path is deep. So it works behind any
 * prefix that a reverse proxy takes off, without being told of it.
 */
const based = (page: string, path: string): string =>
  page.replace('<base href="./"', `<base href="./${'../'.repeat(path.split('/').length - 2)}"`)

const filesOf = async (built: string): Promise<string[]> => {
  const found = await readdir(built, { recursive: true, withFileTypes: true })
  const paths = found.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  return paths.map(path => path.slice(built.length + 1)).filter(path => TYPES[extname(path)] !== undefined)
}

/** Read when it is first asked for, and kept: names of assets change with their content. */
function serve(app: Api, built: string, file: string): void {
  let kept: { plain: Buffer; packed: Buffer } | undefined
  const cache = file.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
  app.get(`/${file}`, { config: { public: true }, schema: { hide: true } }, async ({ headers }, reply) => {
    if (!kept) {
      const plain = await readFile(join(built, file))
      kept = { plain, packed: gzipSync(plain) }
    }
    reply.type(TYPES[extname(file)] ?? '').headers({ 'cache-control': cache, vary: 'accept-encoding' })
    if (!/\bgzip\b/.test(headers['accept-encoding'] ?? '')) return reply.send(kept.plain)
    return reply.header('content-encoding', 'gzip').send(kept.packed)
  })
}
