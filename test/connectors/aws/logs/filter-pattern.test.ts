import { describe, expect, test } from 'vitest'
import { coverage, coversEvents, type EventKind } from '../../../../connectors/aws/logs/filter-coverage.ts'
import { parseFilterPattern } from '../../../../connectors/aws/logs/filter-pattern.ts'

const condition = (selector: string, test: string, value = '') => ({ kind: 'condition', selector, test, value })

describe('parseFilterPattern', () => {
  test.each([
    ['{ $.a = b }', condition('$.a', 'equals', 'b')],
    ['{$.a="b"}', condition('$.a', 'equals', 'b')],
    ['  {\n($.a = "b c")\t}  ', condition('$.a', 'equals', 'b c')],
    ['{ $.a = "say \\"b\\"" }', condition('$.a', 'equals', 'say "b"')],
    ['{ $.a != *b }', condition('$.a', 'differs', '*b')],
    ['{ $.a NOT EXISTS }', condition('$.a', 'missing')],
    ['{ $.a not exists }', condition('$.a', 'missing')],
    ['{ $.a EXISTS }', condition('$.a', 'exists')],
    ['{ $.a IS NULL }', condition('$.a', 'null')],
    ['{ $.a IS TRUE }', condition('$.a', 'unclear')],
    ['{ $.a > 3 }', condition('$.a', 'unclear', '3')],
    ['{ $.a = %x|y% }', condition('$.a', 'matches', 'x|y')],
    ['{ $.a != %x|y% }', condition('$.a', 'unlike', 'x|y')],
    ["{ $.['a'].b = c }", condition('$.a.b', 'equals', 'c')],
    ['{ $.a = "iam.amazonaws.com" }', condition('$.a', 'equals', 'iam.amazonaws.com')],
    ['{ $.a = iam.amazonaws.com }', condition('$.a', 'equals', 'iam.amazonaws.com')],
    ['{ $.a = "x) || ($.b = y" }', condition('$.a', 'equals', 'x) || ($.b = y')],
  ])('%s', (pattern, expected) => expect(parseFilterPattern(pattern)).toEqual(expected))

  test('reads && before ||, or from left to right', () => {
    const [a, b, c] = [
      condition('$.a', 'equals', '1'),
      condition('$.b', 'equals', '2'),
      condition('$.c', 'equals', '3'),
    ]
    const pattern = '{ $.a = 1 || $.b = 2 && $.c = 3 }'
    expect(parseFilterPattern(pattern)).toEqual({ kind: 'any', of: [a, { kind: 'all', of: [b, c] }] })
    expect(parseFilterPattern(pattern, 'left-to-right')).toEqual({ kind: 'all', of: [{ kind: 'any', of: [a, b] }, c] })
  })

  test.each([
    '',
    'ERROR',
    '?CreateTrail ?DeleteTrail',
    '[ip, user, status=4*]',
    '{}',
    '{ }',
    '{ $.a }',
    '{ $.a = }',
    '{ $.a == b }',
    '{ = b }',
    '{ ($.a = b }',
    '{ $.a = b ) }',
    '{ $.a = b || }',
    '{ $.a = b $.c = d }',
    '{ $.a = b',
    '{ $.a = "b }',
    '{ $.a IS MAYBE }',
    '{ $.a NOT b }',
    '{ $.a = b } extra',
  ])('cannot read %j', pattern => expect(parseFilterPattern(pattern)).toBeNull())
})

const call = (name: string): EventKind => ({ '$.eventSource': { is: 'x.amazonaws.com' }, '$.eventName': { is: name } })
const [made, gone] = [call('MakeThing'), call('DropThing')]

describe('coversEvents', () => {
  test.each([
    ['as published', '{($.eventName=MakeThing)||($.eventName=DropThing)}'],
    ['in another order, quoted and spaced', '{ ($.eventName = "DropThing")  ||  ( $.eventName="MakeThing" ) }'],
    ['with further events', '{ $.eventName = A || $.eventName = DropThing || $.eventName = MakeThing }'],
    ['by a wildcard', '{ $.eventName = "*Thing" }'],
    ['by a regular expression', '{ $.eventName = %^MakeThing$|^DropThing$% }'],
    ['by a part of the name', '{ $.eventName = %Thing% }'],
    ['by what it is not', '{ $.eventSource = %^x\\.% && $.eventName != %^Read[A-Z]% }'],
    ['by the source', '{ $.eventSource = x.amazonaws.com }'],
    [
      'by source and names',
      '{ ($.eventSource = x.amazonaws.com) && (($.eventName=MakeThing) || ($.eventName=DropThing)) }',
    ],
    ['by names without another source', '{ $.eventName = "*Thing" && $.eventSource != y.amazonaws.com }'],
  ])('yes: %s', (_, pattern) => expect(coversEvents(pattern, [made, gone])).toBe(true))

  test.each([
    ['one event is missing', '{ $.eventName = MakeThing }'],
    ['all are asked for at once', '{ ($.eventName = MakeThing) && ($.eventName = DropThing) }'],
    ['a further condition', '{ ($.eventName = "*Thing") && ($.userIdentity.type = Root) }'],
    ['only calls that succeed', '{ ($.eventName = "*Thing") && ($.errorCode NOT EXISTS) }'],
    ['one user is left out', '{ ($.eventName = "*Thing") && ($.userIdentity.userName != deployer) }'],
    ['an event is left out again', '{ ($.eventSource = x.amazonaws.com) && ($.eventName != DropThing) }'],
    ['a wildcard too narrow', '{ $.eventName = "Make*" }'],
    ['names in another case', '{ $.eventName = makething || $.eventName = dropthing }'],
    ['another source', '{ ($.eventSource = y.amazonaws.com) && ($.eventName = "*Thing") }'],
    ['another field', '{ $.requestParameters.eventName = "*Thing" }'],
    ['a regular expression too narrow', '{ $.eventName = %^Make% }'],
    ['a regular expression that leaves one out', '{ $.eventName != %Drop% }'],
    ['a wildcard at both ends, which is not documented', '{ $.eventName = "*Thing*" }'],
    ['words, not fields', '?MakeThing ?DropThing'],
    ['no pattern', ''],
    ['only one of the two readings of || and &&', '{ $.eventSource = x.amazonaws.com || $.a = b && $.c = d }'],
  ])('no: %s', (_, pattern) => expect(coversEvents(pattern, [made, gone])).toBe(false))

  test.each([
    ['words, not fields', '?MakeThing ?DropThing'],
    ['what cannot be read, and names them', '{ $.eventName == MakeThing || $.eventName == DropThing }'],
    ['a number', '{ $.eventName > 3 }'],
    ['groups, which AWS does not take', '{ $.eventName = %(Make|Drop)Thing% }'],
  ])('nobody knows: %s', (_, pattern) => expect(coverage(pattern, [made, gone])).toBe('unclear'))

  test.each([
    ['words of one of them', '?MakeThing'],
    ['what cannot be read, of another event', '{ $.eventName == Other }'],
    ['an unclear condition beside one that may fail', '{ $.eventName > 3 && $.user = a }'],
  ])('but not: %s', (_, pattern) => expect(coverage(pattern, [made, gone])).toBe('not-all'))

  test('nothing is covered where nothing is asked for', () => expect(coversEvents('{ $.a = * }', [])).toBe(false))

  const refused: EventKind = { '$.errorCode': { is: '*Unauthorized' }, '$.eventName': { isNot: 'HeadBucket' } }
  test.each([
    ['{ $.errorCode = "*Unauthorized" }', true],
    ['{ $.errorCode = "*Unauth*" }', false],
    ['{ $.errorCode EXISTS }', true],
    ['{ $.errorCode = "*Unauthorized" && $.eventName != HeadBucket }', true],
    ['{ $.errorCode = "Client.Unauthorized" }', false],
    ['{ $.errorCode = "Client.*" }', false],
    ['{ $.errorCode != "x" }', false],
    ['{ $.errorCode = "*Unauthorized" && $.eventName != GetThing }', false],
    ['{ $.errorCode = "*Unauthorized" && $.eventName != "Head*" }', false],
  ])('of a wildcard: %s is %s', (pattern, expected) => expect(coversEvents(pattern, [refused])).toBe(expected))

  const bySomebody: EventKind = { '$.invokedBy': 'missing', '$.type': { is: 'Root' } }
  test.each([
    ['{ $.type = Root && $.invokedBy NOT EXISTS }', true],
    ['{ $.type = Root }', true],
    ['{ $.type = Root && $.invokedBy EXISTS }', false],
    ['{ $.type = Root && $.invokedBy IS NULL }', false],
    ['{ $.type = Root && $.invokedBy != x }', false],
  ])('of a missing field: %s is %s', (pattern, expected) => expect(coversEvents(pattern, [bySomebody])).toBe(expected))
})
