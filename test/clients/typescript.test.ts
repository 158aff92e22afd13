import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import {
  createExhibit,
  downloadPackage,
  ExhibitError,
  itemsOf,
  type Schemas,
} from '../../clients/typescript/src/index.ts'
import { recordRun } from '../api/record.ts'
import { testService } from '../api/service.ts'

async function connected() {
  const service = await testService({ listens: true })
  const exhibit = createExhibit({ url: `${service.url}/`, apiKey: service.admin.secret })
  return { ...service, exhibit }
}

async function refusal(work: Promise<unknown>): Promise<ExhibitError> {
  const error = await work.catch(caught => caught)
  if (!(error instanceof ExhibitError)) throw new Error('nothing was refused')
  return error
}

test('operations are typed by the document, and what is refused is thrown with its code', async () => {
  const { exhibit, url } = await connected()
  const { data: account } = await exhibit.POST('/v1/accounts', {
    body: { account: '111122223333', name: 'One', access: { kind: 'ambient' } },
  })
  const known: Schemas['Account'] | undefined = account
  expect(known).toMatchObject({ name: 'One', regions: null, enabled: true })
  const id = known?.id ?? ''
  expect((await exhibit.DELETE('/v1/accounts/{id}', { params: { path: { id } } })).response.status).toBe(204)
  const gone = await refusal(exhibit.GET('/v1/accounts/{id}', { params: { path: { id } } }))
  expect(gone).toMatchObject({ code: 'not_found', status: 404, message: expect.stringMatching(/\.$/) })
  // @ts-expect-error there is no such filter, which the service says too
  expect(await refusal(exhibit.GET('/v1/accounts', { params: { query: { colour: 'red' } } }))).toMatchObject({
    status: 400,
  })
  const stranger = createExhibit({ url })
  expect(await refusal(stranger.GET('/v1/me'))).toMatchObject({ code: 'unauthorized' })
  expect((await stranger.GET('/healthz')).data).toEqual({ status: 'ok' })
})

test('lists are followed page by page, and a package comes whole', async () => {
  const { exhibit, runtime } = await connected()
  const { package: id } = await recordRun(runtime, { account: '111111111111', buckets: 40 })
  const all = await Array.fromAsync(itemsOf(exhibit, '/v1/findings', { limit: 100 }))
  expect(all.length).toBeGreaterThan(500)
  expect(new Set(all.map(finding => finding.id)).size).toBe(all.length)
  const failed = await Array.fromAsync(itemsOf(exhibit, '/v1/findings', { status: 'fail', limit: 3 }))
  expect(failed).toEqual(all.filter(finding => finding.status === 'fail'))
  expect(await Array.fromAsync(itemsOf(exhibit, '/v1/events', { limit: 1 }))).toEqual(expect.any(Array))

  const bytes = await downloadPackage(exhibit, id)
  const [listed] = await Array.fromAsync(itemsOf(exhibit, '/v1/packages'))
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(listed?.sha256)
})

test('what is not Exhibit is said to be so, and what came otherwise is no package', async () => {
  const other = createServer((request, response) => {
    if (request.url?.endsWith('/content')) response.writeHead(200, { 'content-type': 'application/zip' }).end('other')
    else if (request.url?.includes('/packages/'))
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"sha256":"00"}')
    else response.writeHead(502, { 'content-type': 'text/html' }).end('<p>')
  })
  await new Promise<void>(done => other.listen(0, '127.0.0.1', done))
  onTestFinished(() => void other.close())
  const exhibit = createExhibit({ url: `http://127.0.0.1:${(other.address() as AddressInfo).port}` })
  expect(await refusal(exhibit.GET('/v1/runs'))).toMatchObject({ code: 'no_problem', status: 502, problem: null })
  await expect(downloadPackage(exhibit, 'x')).rejects.toThrow(/not 00/)
})
