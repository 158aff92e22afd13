import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The whole recording of the demo account as one file: what the services were asked, each question once. */
export function recordedDemo(): string {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  const texts = files
    .filter(file => file.endsWith('/recording.jsonl'))
    .sort()
    .map(file => readFileSync(join(import.meta.dirname, file), 'utf8'))
  return [...new Set(texts.flatMap(text => text.trim().split('\n')))].map(line => `${line}\n`).join('')
}
