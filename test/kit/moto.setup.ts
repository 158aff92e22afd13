import { spawnSync } from 'node:child_process'
import type { TestProject } from 'vitest/node'
import { freePort, startMoto } from '../../demo/kit/moto.ts'

declare module 'vitest' {
  interface ProvidedContext {
    moto: string | null
  }
}

/** One moto server for the whole run; it starts while the first tests run. Each test works in an account of its own. */
export default async function setup(project: TestProject): Promise<() => void> {
  const found = spawnSync('moto_server', ['--help'], { stdio: 'ignore' }).status === 0
  if (!found) {
    console.log('moto_server is not installed: the tests against an emulated AWS are left out.')
    project.provide('moto', null)
    return () => {}
  }
  const port = await freePort()
  const starting = startMoto({ port })
  starting.catch(() => {})
  project.provide('moto', `http://127.0.0.1:${port}`)
  return () => void starting.then(moto => moto.stop())
}
