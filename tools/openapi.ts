import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { Spectral } from '@stoplight/spectral-core'
import rulesets from '@stoplight/spectral-rulesets'
import { parse } from 'yaml'

/** Holds openapi.yaml against the recommended rules of Redocly and Spectral; a warning counts as an error does. */
const path = join(import.meta.dirname, '..', 'openapi.yaml')
const text = await readFile(path, 'utf8')

const config = await createConfig({ extends: ['recommended'] })
const redocly = (await lintFromString({ source: text, absoluteRef: path, config })).map(
  ({ ruleId, message, location }) => `redocly ${ruleId} ${location[0]?.pointer ?? ''}: ${message}`,
)

const spectral = new Spectral()
spectral.setRuleset({ extends: [[rulesets.oas as never, 'recommended']] })
const found = (await spectral.run(parse(text))).map(
  ({ code, message, path: place }) => `spectral ${code} ${place.join('/')}: ${message}`,
)

for (const line of [...redocly, ...found]) console.log(line)
if (redocly.length + found.length > 0) process.exitCode = 1
