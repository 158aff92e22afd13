import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Runtime } from '../../src/service/runtime/runtime.ts'
import { stateMetrics } from '../../src/service/runtime/state-metrics.ts'
import { workMetrics } from '../../src/service/runtime/work-metrics.ts'
import { testService } from '../api/service.ts'

const DOCS = join(import.meta.dirname, '../../docs')
const read = (path: string) => readFile(join(DOCS, path), 'utf8')

interface Rule {
  readonly alert: string
  readonly expr: string
  readonly annotations: { readonly summary: string }
}

const rules = async (): Promise<Rule[]> => parse(await read('monitoring/alerts.yaml')).groups[0].rules
const dashboard = async (): Promise<string[]> =>
  JSON.parse(await read('monitoring/dashboard.json')).panels.flatMap((panel: { targets: { expr: string }[] }) =>
    panel.targets.map(({ expr }) => expr),
  )

/** Names as Prometheus has them, by what they are called here. */
async function metrics(): Promise<Map<string, readonly string[]>> {
  const { admin } = await testService()
  const served = [...String((await admin('GET', '/metrics')).body).matchAll(/^# TYPE (exhibit_\w+) (\w+)$/gm)]
  const known = [...workMetrics.getMetricsAsArray(), ...stateMetrics({} as Runtime).getMetricsAsArray()]
  const labels = new Map(known.map(one => [one.name, (one as unknown as { labelNames: string[] }).labelNames]))
  labels.set('exhibit_http_requests_total', ['method', 'route', 'status'])
  labels.set('exhibit_http_request_seconds', ['method', 'route'])
  return new Map(
    served.map(([, name = '', type]) => {
      const own = labels.get(name) ?? []
      return type === 'histogram' ? [`${name}_bucket`, [...own, 'le']] : [name, own]
    }),
  )
}

/** The metrics of an expression, each with the labels that it is asked by. */
const asked = (expr: string) => [...expr.matchAll(/(exhibit_\w+)(?:\{([^}]*)\})?/g)]
const grouped = (expr: string) => [...expr.matchAll(/by \(([\w, ]+)\)/g)].flatMap(([, names = '']) => names.split(', '))

test('alerts and dashboard ask for metrics and labels that there are, and the dashboard shows every metric', async () => {
  const known = await metrics()
  const shown = await dashboard()
  for (const expr of [...shown, ...(await rules()).map(rule => rule.expr)]) {
    const labels = asked(expr).flatMap(([, name = '', filters = '']) => {
      expect([expr, [...known.keys()]]).toEqual([expr, expect.arrayContaining([name])])
      const own = known.get(name) ?? []
      for (const [, label = ''] of filters.matchAll(/(\w+)=/g))
        expect([expr, own]).toEqual([expr, expect.arrayContaining([label])])
      return own
    })
    for (const label of grouped(expr)) expect([expr, labels]).toEqual([expr, expect.arrayContaining([label])])
    for (const [open, close] of ['()', '{}', '[]'])
      expect(expr.split(open ?? '').length).toBe(expr.split(close ?? '').length)
  }
  const named = new Set(shown.flatMap(asked).map(([, name]) => name))
  expect([...known.keys()].filter(name => !named.has(name))).toEqual([])
})

test('outcomes and queues are asked for by the names that the code gives them', async () => {
  const source = await Promise.all(
    ['deliveries/deliver', 'deliveries/dead', 'schedules/schedules', 'runs/finish-run'].map(path =>
      readFile(join(DOCS, `../src/service/${path}.ts`), 'utf8'),
    ),
  )
  const targets = ['done', 'refused', 'disabled', 'failed', 'cancelled']
  const said = new Set([...source.join('').matchAll(/'(\w+)'/g)].map(([, word]) => word).concat(targets))
  for (const expr of [...(await dashboard()), ...(await rules()).map(rule => rule.expr)])
    for (const [, values = ''] of expr.matchAll(/outcome=~?"([^"]+)"/g))
      for (const value of values.split('|')) expect([...said]).toContain(value)
})

test('the page tells what to do about each alert, and each says one sentence', async () => {
  const page = await read('operate.md')
  for (const { alert, annotations } of await rules()) {
    expect(page).toMatch(new RegExp(`^\\| .*\`${alert}\`.* \\| .+ \\|$`, 'm'))
    expect(annotations.summary).toMatch(/^[A-Z{].+\.$/)
  }
})
