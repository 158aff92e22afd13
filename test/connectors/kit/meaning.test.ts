import { describe, expect, test } from 'vitest'
import { findOf, meaningOf, someOf, Unjudgeable } from '../../../connectors/kit/index.ts'

const ON = { DISABLED: false, ENABLED: true }
const isOn = (status: string): boolean => meaningOf(status as keyof typeof ON, ON, 'the status')
const NEW = 'Exhibit does not know the status PAUSED.'

describe('meaningOf', () => {
  test('tells what a value means', () => {
    expect(isOn('ENABLED')).toBe(true)
    expect(isOn('DISABLED')).toBe(false)
  })

  test('does not judge a value that is new', () => {
    expect(() => isOn('PAUSED')).toThrow(new Unjudgeable(NEW))
    expect(() => isOn('toString')).toThrow(Unjudgeable)
    expect(() => isOn('')).toThrow('AWS did not state the status.')
  })
})

describe('someOf and findOf', () => {
  test('are sure where a member is found, whatever the others are', () => {
    expect(someOf(['PAUSED', 'ENABLED'], isOn)).toBe(true)
    expect(findOf(['PAUSED', 'ENABLED'], isOn)).toBe('ENABLED')
  })

  test('find nothing where every member is known', () => {
    expect(someOf(['DISABLED'], isOn)).toBe(false)
    expect(findOf([], isOn)).toBeUndefined()
    expect(someOf([undefined], of => of === undefined)).toBe(true)
  })

  test('do not judge where a member that is new could be the one', () => {
    expect(() => someOf(['DISABLED', 'PAUSED'], isOn)).toThrow(NEW)
    expect(() => findOf(['PAUSED', 'DISABLED'], isOn)).toThrow(NEW)
  })

  test('let other faults out', () => {
    const broken = () => {
      throw new TypeError('broken')
    }
    expect(() => someOf([1], broken)).toThrow(TypeError)
  })
})
