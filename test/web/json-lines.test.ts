import { expect, test } from 'vitest'
import { jsonLines } from '../../web/app/parts/json-lines.ts'

const value = { Rules: [{ Port: 22, 'a/b~c': null }, {}], Empty: [], Text: 'x\n"y"' }

test('settings are written as JSON, and each line knows where its value stands', () => {
  const lines = jsonLines(value, '/Net')
  expect(lines.map(({ text }) => text).join('\n')).toBe(JSON.stringify(value, null, 2))
  const at = (pointer: string) => lines.filter(line => line.pointer === pointer).map(({ text }) => text.trim())
  expect([at('/Net/Rules/0/Port'), at('/Net/Rules/0/a~1b~0c'), at('/Net/Rules')]).toEqual([
    ['"Port": 22,'],
    ['"a/b~c": null'],
    ['"Rules": ['],
  ])
})
