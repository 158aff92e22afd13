import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onDatabase, type Place } from '../kit/database.ts'
import { atExit } from '../kit/exit.ts'
import { type Figure, median } from '../kit/figure.ts'

const MAIN = join(import.meta.dirname, '../../bin/exhibit.mjs')
const RUNS = 5

/** `exhibit serve`, from the start of its process to the answer that it is ready; database and schema are there. */
export default (): Promise<Figure[]> =>
  onDatabase(async newPlace => {
    const place = await newPlace()
    await secondsToReady(place)
    const seconds: number[] = []
    for (let run = 0; run < RUNS; run++) seconds.push(await secondsToReady(place))
    return [
      {
        title: 'start of the service with all connectors, until /readyz says yes',
        value: median(seconds),
        unit: ' s',
        aim: { atMost: 1.5 },
        raw: [`${seconds.map(s => s.toFixed(2)).join(', ')} s (${RUNS} processes, files in the page cache)`],
      },
    ]
  })

async function secondsToReady({ url, dataDir }: Place): Promise<number> {
  const started = performance.now()
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    env: {
      ...process.env,
      DATABASE_URL: url,
      EXHIBIT_DATA_DIR: dataDir,
      EXHIBIT_PORT: '0',
      EXHIBIT_LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  return atExit(
    () => child.kill(),
    async () => {
      const address = await Promise.race([addressOf(child), ended.then(() => undefined)])
      const answer = address === undefined ? undefined : await fetch(`${address}/readyz`)
      if (answer?.status !== 200) throw new Error('the service did not become ready')
      const seconds = (performance.now() - started) / 1000
      child.kill('SIGTERM')
      await ended
      return seconds
    },
  )
}

/** Where it says that it serves, on stdout or stderr. */
function addressOf({ stdout, stderr }: { stdout: NodeJS.ReadableStream; stderr: NodeJS.ReadableStream }) {
  return new Promise<string>(resolve => {
    for (const input of [stdout, stderr])
      createInterface({ input }).on('line', line => {
        const found = /serves (http:\S+)/.exec(line)?.[1]
        if (found !== undefined) resolve(found)
      })
  })
}
