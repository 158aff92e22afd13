import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { expect, test } from 'vitest'
import { opensPage, webApp } from '../../src/api/web-app.ts'

const html = { accept: 'text/html,*/*' }

test.each([
  ['GET', '/findings', html, true],
  ['GET', '/evidence/1?resource=a.b', html, true],
  ['GET', '/v1/nothing', html, false],
  ['GET', '/v1', html, false],
  ['GET', '/docs/nothing', html, false],
  ['GET', '/assets/gone.js', html, false],
  ['GET', '/healthz', html, false],
  ['GET', '/findings', { accept: 'application/json' }, false],
  ['GET', '/findings', {}, false],
  ['POST', '/findings', html, false],
])('%s %s with %o may be a view: %s', (method, url, headers, is) => {
  expect(opensPage({ method, url, headers } as never)).toBe(is)
})

test('where it was not built, the address says so in a sentence', async () => {
  const app = Fastify().withTypeProvider<ZodTypeProvider>()
  await webApp(app, mkdtempSync(join(tmpdir(), 'exhibit-web-')))
  const { statusCode, body, headers } = await app.inject('/')
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  expect(body).toContain('The web interface was not built here')
})

test('a page is told how far up its root is, and brings a policy that allows nothing from elsewhere', async () => {
  const built = mkdtempSync(join(tmpdir(), 'exhibit-web-'))
  writeFileSync(join(built, 'index.html'), '<base href="./" />')
  mkdirSync(join(built, 'assets'))
  writeFileSync(join(built, 'assets/a.js'), 'a'.repeat(1000))
  const app = Fastify().withTypeProvider<ZodTypeProvider>()
  const page = await webApp(app, built)
  app.setNotFoundHandler(page)
  for (const [url, base] of [
    ['/', './'],
    ['/findings', './'],
    ['/findings/', './../'],
    ['/evidence/1?a=/b/c', './../'],
  ] as const)
    expect((await app.inject(url)).body).toBe(`<base href="${base}" />`)
  const policy = String((await app.inject('/')).headers['content-security-policy'])
  expect(policy).toMatch(/^default-src 'self';/)
  expect(policy).not.toMatch(/unsafe|https:|\*/)
  const asset = await app.inject({ url: '/assets/a.js', headers: { 'accept-encoding': 'br, gzip' } })
  expect(asset.headers).toMatchObject({
    'content-encoding': 'gzip',
    'cache-control': expect.stringContaining('immutable'),
  })
  expect((await app.inject('/assets/a.js')).body).toBe('a'.repeat(1000))
})
