import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROLES, SCOPE_OF } from '../../src/service/keys/roles.ts'
import { caller, testService } from './service.ts'

const GUIDE = join(import.meta.dirname, '../../docs/access.md')

/** What docs/access.md says that each role may beyond those before it: `GET /v1/runs` → auditor. */
async function told(): Promise<Map<string, string>> {
  const text = await readFile(GUIDE, 'utf8')
  const rows = [...text.matchAll(/^\| `(\w+)` \|[^|]*\| (.+) \|$/gm)]
  return new Map(
    rows.flatMap(([, role = '', cell = '']) =>
      [...cell.matchAll(/`([A-Z]+ [^`]+)`/g)].map(([, one = '']) => [one, role]),
    ),
  )
}

test('what each role may is what the guide says, route by route, and a role below is refused', async () => {
  const { app, runtime } = await testService({ perMinute: 100_000 })
  const document = app.swagger() as { paths: Record<string, Record<string, { security?: unknown[] }>> }
  const routes = Object.entries(document.paths)
    .filter(([path]) => path.startsWith('/v1/'))
    .flatMap(([path, methods]) => Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`))
    .filter(route => !route.endsWith(' /v1/sign-in'))
  const guide = await told()
  expect([...guide.keys()].sort()).toEqual(routes.sort())

  const names: readonly string[] = ROLES
  const faults: string[] = []
  for (const [place, role] of ROLES.entries()) {
    const key = { name: role, scopes: [SCOPE_OF[role]], accounts: ['999999999999'], expiresAt: null }
    const call = caller(app.server, (await runtime.store.keys.create(key, 'test')).secret)
    for (const route of routes) {
      const [method = '', path = ''] = route.split(' ')
      const needed = names.indexOf(guide.get(route) ?? '')
      // An account that is not there: whoever is let in changes nothing.
      const { body } = await call(method, path.replaceAll('{id}', NOTHING).replace('{of}', 'findings'))
      if ((body.code === 'forbidden') === place >= needed) faults.push(`${role}: ${route} ${body.code}`)
    }
  }
  expect(faults).toEqual([])
})

const NOTHING = '019ab000-0000-7000-8000-000000000000'
