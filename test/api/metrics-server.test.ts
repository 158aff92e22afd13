import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../../demo/kit/moto.ts'
import { serveMetrics } from '../../src/api/metrics-server.ts'
import { stateMetrics } from '../../src/service/runtime/state-metrics.ts'
import { testService } from './service.ts'

const TOKEN = 'a-token-for-metrics'

test('a process without an API serves its metrics on a port of their own, to whom the API would', async () => {
  const { runtime, admin } = await testService({ env: { EXHIBIT_METRICS_TOKEN: TOKEN } })
  await admin('POST', '/v1/accounts', { account: '111122223333', name: 'One', access: { kind: 'ambient' } })
  await admin('POST', '/v1/runs', {})
  const place = { host: '127.0.0.1', port: await freePort() }
  const figures = { config: runtime.config, state: stateMetrics(runtime) }
  onTestFinished(await serveMetrics(figures, place))
  const url = `http://127.0.0.1:${place.port}`
  const ask = (path: string, token: string) => fetch(url + path, { headers: { authorization: `Bearer ${token}` } })
  const text = await (await ask('/metrics', TOKEN)).text()
  expect(text).toContain('exhibit_queue_depth{queue="collect"} 1')
  expect(text).toContain('exhibit_queue_depth{queue="finish"} 0')
  expect(text).toContain('exhibit_queue_depth{queue="deliver"} 0')
  expect(text).toContain('exhibit_accounts_without_full_run 1')
  expect(text).toContain('# TYPE exhibit_aws_throttles_total counter')
  expect((await ask('/metrics', 'another-one-for-it')).status).toBe(401)
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  expect((await ask('/v1/runs', TOKEN)).status).toBe(404)
  await expect(serveMetrics(figures, place)).rejects.toMatchObject({
    code: 'port_in_use',
    message: expect.stringContaining('EXHIBIT_METRICS_PORT'),
  })
})
