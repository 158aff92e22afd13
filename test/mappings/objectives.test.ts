import { expect, test } from 'vitest'
import { checks } from '../../connectors/index.ts'
import { frameworks, links, mappingFiles, shared } from './files.ts'

const objectives = [...shared.objectives.values()]
const known = new Set(checks.map(check => check.id))

test('there are about sixty, each of checks that exist, once', () => {
  expect(objectives.length).toBeGreaterThan(50)
  for (const { id, checks: members } of objectives) {
    expect(
      members.filter(check => !known.has(check)),
      id,
    ).toEqual([])
    expect(new Set(members).size, id).toBe(members.length)
  }
})

test('no two say the same', () => {
  const sets = objectives.map(({ checks: members }) => [...members].sort().join(' '))
  expect(new Set(sets).size).toBe(sets.length)
  expect(new Set(objectives.map(({ title }) => title)).size).toBe(objectives.length)
})

test('every check is in an objective or linked directly', () => {
  const placed = new Set([...objectives.flatMap(o => o.checks), ...links.map(link => link.check)])
  expect([...known].filter(check => !placed.has(check))).toEqual([])
})

test('a check of an objective reaches every control that names the objective, but for its exceptions', () => {
  const cc61 = frameworks.find(f => f.id === 'soc2-2017')?.controls.find(c => c.id === 'CC6.1')
  const expanded = cc61?.checks.filter(link => link.objective === 'storage-encrypted-at-rest').map(link => link.check)
  expect(expanded).toEqual(shared.objectives.get('storage-encrypted-at-rest')?.checks)
  const pi15 = frameworks.find(f => f.id === 'soc2-2017')?.controls.find(c => c.id === 'PI1.5')
  expect(pi15?.checks.map(link => link.check)).not.toContain('ec2-volume-encrypted')
})

test('files write no evidence type that a judged check judges', () => {
  for (const [name, text] of mappingFiles)
    for (const block of name.endsWith('.json') ? [] : text.split(/^ {2}- ids?: /m).slice(1)) {
      const written = /^ {4}evidenceTypes:((?: \[.*\])|(?:\n {6}- \S+)+)/m.exec(block)?.[1]?.match(/aws\.[a-z0-9.-]+/g)
      const judged = [...block.matchAll(/\{ (check|objective): ([a-z0-9-]+).*strength: (demonstrates|supports)/g)]
        .flatMap(([, kind, id = '']) => (kind === 'check' ? [id] : (shared.objectives.get(id)?.checks ?? [])))
        .filter(id => !new RegExp(`except: \\[[^\\]]*\\b${id}\\b`).test(block))
      const derived = new Set(judged.flatMap(id => shared.typesOf(id).slice(0, 1)))
      expect(
        (written ?? []).filter(type => derived.has(type)),
        `${name} ${block.slice(0, 60)}`,
      ).toEqual([])
    }
})
