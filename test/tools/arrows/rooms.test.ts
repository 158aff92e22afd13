import { describe, expect, it } from 'vitest'
import { type Arrow, backArrows, roomsOf } from '../../../tools/arrows/rooms.ts'

const arrow = (text: string): Arrow => {
  const [from = '', to = ''] = text.split(' → ')
  return { from, to }
}
const back = (...texts: string[]): string[] => {
  const arrows = texts.map(arrow)
  const rooms = roomsOf(arrows.flatMap(({ from, to }) => [from, to]))
  return backArrows(arrows, rooms).map(({ from, to }) => `${from} → ${to}`)
}

describe('the arrows between rooms', () => {
  it('are fine one way, however long the way is', () => {
    expect(back('src/a/1.ts → src/b/1.ts', 'src/b/2.ts → src/c/1.ts', 'src/a/2.ts → src/c/1.ts')).toEqual([])
  })

  it('lead back where two rooms use each other, even by files that make no circle', () => {
    const there = ['src/a/1.ts → src/b/1.ts', 'src/a/2.ts → src/b/1.ts']
    expect(back(...there, 'src/b/2.ts → src/a/3.ts')).toEqual(['src/b/2.ts → src/a/3.ts'])
  })

  it('lead back over a room between', () => {
    const there = [
      'src/a/1.ts → src/b/1.ts',
      'src/a/2.ts → src/b/1.ts',
      'src/b/1.ts → src/c/1.ts',
      'src/b/2.ts → src/c/1.ts',
    ]
    expect(back(...there, 'src/c/2.ts → src/a/3.ts')).toEqual(['src/c/2.ts → src/a/3.ts'])
  })

  it('may pass a file that stands beside folders both ways, as it is a room of its own', () => {
    expect(back('src/a/1.ts → src/config.ts', 'src/main.ts → src/a/1.ts')).toEqual([])
    expect(back('src/a/1.ts → src/b.ts', 'src/b.ts → src/a/2.ts')).toHaveLength(1)
  })
})
