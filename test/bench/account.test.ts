import { describe, expect, test } from 'vitest'
import { GrownAccount } from '../../bench/account/answers.ts'
import { type Growth, lists, MIX } from '../../bench/account/grow.ts'
import { recordedDemo } from '../../demo/recorded.ts'
import type { RecordedRequest } from '../../src/collect/recording.ts'

const recording = recordedDemo()
const requests = recording
  .split('\n')
  .flatMap(line => (line === '' ? [] : [(JSON.parse(line) as { request?: RecordedRequest }).request ?? []].flat()))

/** The same request for the page after a token, as the protocol writes it. */
function at(token: string | undefined, request: RecordedRequest, { token: { input } }: Growth): RecordedRequest {
  if (token === undefined) return request
  const { body = '', path } = request
  if (body.startsWith('{')) return { ...request, body: JSON.stringify({ ...JSON.parse(body), [input]: token }) }
  return body === ''
    ? { ...request, path: `${path}&${input}=${token}` }
    : { ...request, body: `${body}&${input}=${token}` }
}

function pagesOf(account: GrownAccount, growth: Growth): string[] {
  const request = requests.find(one => lists(growth, one))
  if (!request) throw new Error('not recorded')
  const pages: string[] = []
  let token: string | undefined
  do {
    const { body } = account.answer(at(token, request, growth)) ?? { body: '' }
    pages.push(body)
    token = new RegExp(`(?:<|")${growth.token.output}(?:>|":")(\\d+)`).exec(body)?.[1]
  } while (token !== undefined)
  return pages
}

/** What identifies the members of some pages, in order. */
const namesIn = (pages: readonly string[], { names }: Growth): string[] => {
  const name = names.includes('Arn') ? 'Arn' : names[0]
  const found = new RegExp(`(?:<${name}>|"${name}": ?")([^<"]+)`, 'g')
  return pages.flatMap(page => [...page.matchAll(found)].map(([, value = '']) => value))
}

describe.each(MIX)('$service $operation of the grown account', growth => {
  const recorded = namesIn(pagesOf(new GrownAccount(recording, 0), growth), growth)
  const grown = new GrownAccount(recording, 20_000)
  const pages = pagesOf(grown, growth)
  const members = namesIn(pages, growth)

  test('has its share of members after the recorded ones, each under a name of its own', () => {
    expect(recorded.length).toBeGreaterThan(0)
    expect(members.slice(0, recorded.length)).toEqual(recorded)
    const distinct = new Set(members)
    expect(distinct.size).toBe(new Set(recorded).size + Math.round((20_000 - 311) * growth.share))
  })

  test('comes in pages of the size that AWS sends', () => {
    const sizes = pages.map(page => new Set(namesIn([page], growth)).size)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(growth.page)
    expect(sizes.slice(0, -1).every(size => size === growth.page)).toBe(true)
  })
})
