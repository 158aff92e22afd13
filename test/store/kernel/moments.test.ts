import fc from 'fast-check'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { parsers } from '../../../src/store/kernel/sql.ts'
import { testDatabase } from '../database.ts'

const parse = parsers.getTypeParser(1184, 'text') as unknown as (text: string) => string

test('a moment as PostgreSQL writes it in UTC becomes RFC 3339 as a Date would write it', () => {
  const fraction = fc.oneof(fc.constant(''), fc.stringMatching(/^\.\d{1,6}$/))
  const day = fc.date({ min: new Date('0100-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  const agrees = fc.property(day, fraction, (date, rest) => {
    const text = `${date.toISOString().slice(0, 19).replace('T', ' ')}${rest}+00`
    expect(parse(text)).toBe(new Date(text).toISOString())
  })
  fc.assert(agrees, { numRuns: 2000 })
})

test('so it does in every time zone of a session', async () => {
  const { url } = await testDatabase()
  const client = new Client({ connectionString: url, types: parsers })
  await client.connect()
  for (const zone of ['UTC', 'Asia/Kathmandu', 'America/New_York']) {
    await client.query(`set time zone '${zone}'`)
    const { rows } = await client.query("select '2026-03-08T23:30:00.123456Z'::timestamptz as at")
    expect(rows).toEqual([{ at: '2026-03-08T23:30:00.123Z' }])
  }
  await client.end()
})
