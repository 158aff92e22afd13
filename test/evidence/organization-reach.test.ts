import { expect, test } from 'vitest'
import { addsUp, type ListedAccounts, reachOf, reachText, unknownReach } from '../../src/evidence/organization-reach.ts'

const [OWN, SHOP, DATA, NEW, OLD] = ['111111111111', '222222222222', '333333333333', '444444444444', '555555555555']
const member = (account: string, state: string | null = 'ACTIVE') => ({ account, name: account, state })

const listed = (more: Partial<ListedAccounts> = {}): ListedAccounts => ({
  ...{ id: 'o-example123', management: OWN, name: 'Example', declared: true, evidence: 'item', asOf: 'then' },
  ...{ complete: true, members: [member(OWN), member(SHOP), member(DATA)], takes: () => true, left: [], ...more },
})
const run = (asked: readonly string[], read = asked) => ({ asked: new Set(asked), read: new Set(read) })

test.each<[string, ListedAccounts, ReturnType<typeof run>, object, string]>([
  [
    'each account read',
    listed(),
    run([OWN, SHOP, DATA]),
    { count: 3, read: 3, agrees: true },
    '3 of 3 accounts to be read of the organization Example were read',
  ],
  [
    'one refused, one not in the run',
    listed(),
    run([OWN, SHOP], [OWN]),
    { count: 3, read: 1, agrees: false, refused: [SHOP], missing: [DATA] },
    '1 of 3 accounts to be read of the organization Example were read (1 refused, 1 not in the run)',
  ],
  [
    'one that the rules leave out',
    listed({ takes: account => account !== DATA }),
    run([OWN, SHOP]),
    { count: 2, read: 2, agrees: true, notAsked: 1, missing: [] },
    '2 of 2 accounts to be read of the organization Example were read',
  ],
  [
    'one whose tags were refused, and one whose state was not read',
    listed({
      takes: account => (account === DATA ? null : true),
      members: [OWN, DATA, NEW].map(a => member(a, a === NEW ? null : 'ACTIVE')),
    }),
    run([OWN]),
    { count: 3, read: 1, agrees: false, undecided: [DATA, NEW] },
    '1 of 3 accounts to be read of the organization Example were read (2 not decided)',
  ],
  [
    'a suspended account, read or not, and one that left',
    listed({ members: [member(OWN), member(SHOP, 'SUSPENDED')], left: [OLD, OWN] }),
    run([OWN, SHOP, OLD]),
    { listed: 2, count: 1, read: 1, agrees: true, closed: [{ account: SHOP, state: 'SUSPENDED' }], left: [OLD] },
    '1 of 1 accounts to be read of the organization Example were read',
  ],
  [
    'a list that is not whole: nobody left, and nothing agrees',
    listed({ complete: false, left: [OLD] }),
    run([OWN, SHOP, DATA]),
    { count: 3, read: 3, agrees: false, left: [] },
    '3 of 3 accounts to be read of the organization Example were read (the list of accounts is not complete)',
  ],
  [
    'a run that named its accounts',
    listed({ declared: false, name: null }),
    run([OWN, SHOP], [OWN]),
    { count: 3, read: 1, agrees: false, refused: [SHOP], missing: [], notAsked: 1 },
    '1 of 3 active accounts of the organization o-example123 were read (1 refused, 1 not asked for)',
  ],
])('the accounts of an organization against a run: %s', (_, of, accounts, expected, text) => {
  const reach = reachOf(of, accounts)
  expect(reach).toMatchObject(expected)
  expect(reachText(reach)).toBe(text)
  expect(addsUp(reach)).toBe(true)
  expect(addsUp({ ...reach, read: reach.read + 1 })).toBe(false)
  expect(addsUp({ ...reach, agrees: !reach.agrees })).toBe(false)
})

test('an organization that nobody could list agrees with nothing', () => {
  const reach = unknownReach(listed(), { code: 'not_listed', message: 'Nobody may.' })
  expect(reach).toMatchObject({ agrees: false, evidence: null })
  expect(addsUp(reach)).toBe(true)
  expect(reachText(reach)).toBe('the accounts of the organization Example are not known: Nobody may')
})
