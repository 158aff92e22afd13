import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { compile, contentOf } from '../../src/frameworks/compiled.ts'

const MAPPINGS = join(import.meta.dirname, '../../mappings')
const namesIn = (folder: string, ending: string) =>
  readdirSync(folder)
    .filter(name => name.endsWith(ending))
    .map(name => name.slice(0, -ending.length))
    .sort()
const textOf = (path: string) => readFileSync(join(MAPPINGS, path), 'utf8')

const YAML = 'id: "1.0"\nwords: [a, null, 7, true, "2026-01-02", ~]\n'
const VALUE = { id: '1.0', words: ['a', null, 7, true, '2026-01-02', null] }

describe('the compiled form of a YAML text', () => {
  test('says the same', () => {
    expect(JSON.parse(compile('x', YAML)).value).toEqual(VALUE)
    expect(contentOf('x', YAML, compile('x', YAML))).toEqual(VALUE)
  })

  test('is what is read, where the text is the same', () => {
    const marked = compile('x', YAML).replace('"1.0"', '"from here"')
    expect(contentOf('x', YAML, marked)).toMatchObject({ id: 'from here' })
  })

  test.each([
    ['of another text', compile('x', `${YAML}# edited\n`).replace('"1.0"', '"stale"')],
    ['cut off', compile('x', YAML).slice(0, -10)],
    ['empty', ''],
    ['null', 'null'],
    ['not there', undefined],
  ])('counts for nothing where it is %s: the text does', (_, compiled) => {
    expect(contentOf('x', YAML, compiled)).toEqual(VALUE)
  })

  test('is there for each YAML file of ours, and for no other, with what another parser reads', () => {
    const names = namesIn(MAPPINGS, '.yaml')
    expect(names).toContain('objectives')
    expect(namesIn(join(MAPPINGS, 'compiled'), '.json')).toEqual(names)
    for (const name of names) {
      const { value, ...rest } = JSON.parse(textOf(`compiled/${name}.json`))
      expect(value).toEqual(parse(textOf(`${name}.yaml`)))
      expect(rest).toEqual({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    }
  })
})
