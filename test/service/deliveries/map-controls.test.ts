import { expect, test } from 'vitest'
import { controlTable } from '../../../src/service/deliveries/control-table.ts'
import { testService } from '../../api/service.ts'

const ID = '0f0f0f0f-0000-4000-8000-000000000001'
const OTHER = '0f0f0f0f-0000-4000-8000-000000000002'

test('a mapping of controls is tried, taken and replaced; what is unknown is named before anything changes', async () => {
  const { admin, runtime } = await testService()
  const config = { controlId: ID, ownerId: ID }
  const secrets = { clientId: 'an-id', clientSecret: 'hush' }
  const made = await admin('POST', '/v1/destinations', { name: 'H', kind: 'hyperproof', config, secrets })
  const path = `/v1/destinations/${made.body.id}`
  const map = async (body: object, query = '') => admin('PUT', `${path}/controls${query}`, body)
  const mapping = async () => (await admin('GET', path)).body.config.controls

  const table = `control;hyperproof\r\nsoc2-2017/CC6.1;${ID}\r\n"soc2-2017/CC6.6";"${OTHER}"\r\npci-dss-4.0.1/1.2.1;\r\nmine/1;${ID}\r\n`
  const tried = await map({ table }, '?dryRun=true')
  const of = runtime.frameworks.find(({ framework }) => framework.id === 'soc2-2017')?.framework.controls.length
  expect(tried.body).toEqual({
    ...{ dryRun: true, changed: [], removed: [], kept: 0, unknown: ['mine/1'] },
    added: [
      { control: 'soc2-2017/CC6.1', id: ID },
      { control: 'soc2-2017/CC6.6', id: OTHER },
      { control: 'mine/1', id: ID },
    ],
    frameworks: [{ framework: 'soc2-2017', mapped: 2, of }],
  })
  expect((await map({ table })).body).toMatchObject({
    code: 'unknown_control',
    detail: expect.stringContaining('mine/1'),
  })
  expect(await mapping()).toEqual({})

  expect((await map({ controls: { 'soc2-2017/CC6.1': ID, 'soc2-2017/CC6.6': OTHER } })).status).toBe(200)
  const next = await map({ controls: { 'soc2-2017/CC6.1': OTHER } })
  expect(next.body).toMatchObject({
    changed: [{ control: 'soc2-2017/CC6.1', id: OTHER, before: ID }],
    removed: [{ control: 'soc2-2017/CC6.6', id: OTHER }],
  })
  expect(await mapping()).toEqual({ 'soc2-2017/CC6.1': OTHER })
  expect((await admin('GET', path)).body.config).toMatchObject(config)
  const [logged] = (await admin('GET', '/v1/audit-log?action=destinations.map-controls')).body.items
  expect(logged.detail).toEqual({ dryRun: false, added: 0, changed: 1, removed: 1 })
})

test('what a kind does not take is refused, a dry run too', async () => {
  const { admin } = await testService()
  const config = { controlId: ID, ownerId: ID }
  const secrets = { clientId: 'an-id', clientSecret: 'hush' }
  const { body } = await admin('POST', '/v1/destinations', { name: 'H', kind: 'hyperproof', config, secrets })
  const hook = await admin('POST', '/v1/destinations', { name: 'W', url: 'https://grc.example.com/x' })
  const refused = async (id: string, asked: object) =>
    (await admin('PUT', `/v1/destinations/${id}/controls?dryRun=true`, asked)).body
  expect(await refused(hook.body.id, { controls: {} })).toMatchObject({
    ...{ code: 'bad_request', detail: expect.stringMatching(/^Destinations of the kind webhook take no .* do\.$/) },
  })
  const wrong = await refused(body.id, { controls: { 'soc2-2017/CC6.1': 'no-uuid' } })
  expect(wrong).toMatchObject({
    code: 'bad_request',
    detail: expect.stringContaining('config.controls.soc2-2017/CC6.1'),
  })
  expect(await refused(body.id, { controls: {}, table: '' })).toMatchObject({ code: 'invalid_request' })
  expect(await refused(body.id, { table: 'soc2-2017/CC6.1' })).toMatchObject({ code: 'bad_request' })
})

test('a table is read as spreadsheets save it', () => {
  expect(controlTable('\uFEFFour control\ttheirs\na/1\tx y\n\na/2\t"q""q"\na/3\t\n')).toEqual({
    'a/1': 'x y',
    'a/2': 'q"q',
  })
  expect(controlTable('a/1,x\na/1,x')).toEqual({ 'a/1': 'x' })
  const rows: [string, string][] = [
    ['a/1,x\na/1,y', 'Line 2 of the table cannot be used: a/1 stands there twice.'],
    ['a/1,x,y', 'Line 1 of the table cannot be used: two columns are needed, a control and an id.'],
    [
      'h,i\nnone,x',
      'Line 2 of the table cannot be used: the first column is FRAMEWORK/CONTROL, such as soc2-2017/CC6.1.',
    ],
  ]
  for (const [text, message] of rows) expect(() => controlTable(text)).toThrow(message)
})
