import { join } from 'node:path'
import { type Northwind, startNorthwind } from '../../demo/northwind.ts'
import { joinServer } from '../../src/store/embedded/index.ts'
import { type Ended, type Env, run, type Scratch, scratch } from './command.ts'
import { type Gate, startGate } from './gate.ts'

/** The seeded account behind a gate, and one data directory whose database stays up between commands. */
export interface World extends Scratch {
  readonly northwind: Northwind
  readonly gate: Gate
  readonly env: Env
  readonly databaseUrl: string
  file(name: string): string
  exhibit(...args: string[]): Promise<Ended>
  stop(): Promise<void>
}

export async function startWorld(): Promise<World> {
  const northwind = await startNorthwind()
  const gate = await startGate(northwind.env.AWS_ENDPOINT_URL ?? '')
  const place = scratch()
  const env = { ...place.env, ...northwind.env, AWS_ENDPOINT_URL: gate.url }
  const server = await joinServer(join(place.path, 'data'))
  return {
    ...place,
    northwind,
    gate,
    env,
    databaseUrl: server.url,
    file: name => join(place.path, name),
    exhibit: (...args) => run(args, env),
    stop: async () => {
      await server.leave()
      await gate.stop()
      await northwind.stop()
      place.remove()
    },
  }
}

/** The answer of a command that succeeded. */
export function answered<T>(ended: Ended): T {
  if (ended.code !== 0) throw new Error(`exit ${ended.code}: ${ended.stderr}`)
  return JSON.parse(ended.stdout) as T
}
