import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { KINDS } from '../../src/deliver/index.ts'

const SRC = join(import.meta.dirname, '../../src')

test('the core names no kind', () => {
  const names = new RegExp(`['"\`](${KINDS.map(({ kind }) => kind).join('|')})['"\`]`)
  const rooms = ['api', 'cli', 'jobs', 'service', 'store']
  const files = rooms.flatMap(room =>
    readdirSync(join(SRC, room), { recursive: true, encoding: 'utf8' }).map(file => join(room, file)),
  )
  const naming = files.filter(file => file.endsWith('.ts') && names.test(code(readFileSync(join(SRC, file), 'utf8'))))
  // Of people, a field is called as one kind is.
  expect(naming).toEqual(['cli/remote/columns.ts', 'store/tables/people.ts'])
})

const code = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

test('each kind has a folder of its name, instructions, and a form with a description for every field', () => {
  const folders = readdirSync(join(SRC, 'deliver'), { withFileTypes: true }).filter(
    entry => entry.isDirectory() && entry.name !== 'kit',
  )
  expect(KINDS.map(({ kind }) => kind).sort()).toEqual(folders.map(({ name }) => name).sort())
  for (const { kind, folder, config, secrets } of KINDS) {
    expect(folder).toBe(join(SRC, 'deliver', kind))
    expect(readFileSync(join(folder, 'instructions.md'), 'utf8').length).toBeGreaterThan(100)
    for (const form of [config, secrets]) {
      const { properties = {}, additionalProperties } = z.toJSONSchema(form, { io: 'input' })
      expect(additionalProperties).toBe(false)
      for (const [name, field] of Object.entries(properties))
        expect([kind, name, (field as { description?: string }).description]).toEqual([kind, name, expect.any(String)])
    }
  }
})
