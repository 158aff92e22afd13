import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellOf, headOf } from '../../../src/package/workbook/spreadsheet.ts'
import { pathOf } from '../../kit/machine.ts'
import { folder, run } from '../workbench.ts'

/** The text of a cell as spreadsheets read it: forms from left to right, none of them within another. */
const shown = (cell: string): string =>
  (/<t[^>]*>([^<]*)<\/t>/.exec(cell)?.[1] ?? '').replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )

const NAMES = [
  ...[
    'bucket_x0041_end',
    '_x0041_',
    '_x005F_',
    '_x005F_x0041_',
    '_x005f_x005f_',
    '__x0041__',
    '_x0041_x0042_',
    '_x0041_x0042_x0043_',
  ],
  ...[
    '_x000a_',
    '_xD83D__xDE00_',
    '_x004_',
    '_x00411_',
    '_X0041_',
    '_xGGGG_',
    '_x0041',
    'x0041_',
    '_x00_x0041_',
    '_x005F',
    '_',
  ],
]

test.each(NAMES)('a cell with %s shows it as it is', name => {
  expect(shown(cellOf(name))).toBe(name)
  expect(shown(headOf(name))).toBe(name)
})

test('so does a cell with any text of such pieces', () => {
  const piece = fc.constantFrom(
    '_',
    '_x',
    'x',
    '0041',
    '005F',
    '005f',
    '_x0041_',
    '_x005F_',
    '_x0041_x0042_',
    'X',
    '00',
    'a',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
      expect(shown(cellOf(pieces.join('')))).toBe(pieces.join(''))
    }),
    { numRuns: 5000 },
  )
})

/** CI installs openpyxl for Debian's own Python. */
const PYTHONS = ['/usr/bin/python3', pathOf('python3')].filter(path => path !== undefined)
const UNESCAPE =
  'import json, sys; from openpyxl.utils.escape import unescape; json.dump([unescape(text) for text in json.load(open(sys.argv[1]))], sys.stdout)'

async function pythonWithOpenpyxl(): Promise<string | undefined> {
  for (const python of PYTHONS)
    if (
      await run('/', python, '-c', 'import openpyxl').then(
        () => true,
        () => false,
      )
    )
      return python
  return undefined
}

const python = await pythonWithOpenpyxl()

test.skipIf(!python)('openpyxl reads the same', async () => {
  const place = await folder()
  const written = NAMES.map(name => /<t[^>]*>([^<]*)<\/t>/.exec(cellOf(name))?.[1] ?? '')
  await writeFile(join(place, 'cells.json'), JSON.stringify(written))
  expect(JSON.parse(await run(place, python ?? '', '-c', UNESCAPE, 'cells.json'))).toEqual(NAMES)
})
