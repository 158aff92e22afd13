import { describe, expect, test } from 'vitest'
import { PATHS } from '../../../connectors/identity/index.ts'
import { GENERATED } from './generated.ts'
import { ACCOUNT, accessIn, type Document, type Entity, SCENARIOS, type Scenario, type Statement } from './scenario.ts'

interface Told {
  Path: string
  To: string
  Reaches: string
  Certainty: string
  Steps: { Action: string; Policy: string | null }[]
}
type Expected = Scenario['expected']['escalations'][number]

const listed = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value])
const entity = (s: Scenario, arn: string): Entity => {
  const found = [...s.users, ...s.roles].find(e => arn.endsWith(`/${e.name}`))
  if (!found) throw new Error(`no ${arn}`)
  return found
}
/** Every document that gives an entity rights. */
const documentsOf = (s: Scenario, e: Entity): Document[] => {
  const holders = [e, ...s.groups.filter(g => e.groups?.includes(g.name))]
  return holders.flatMap(h => [...Object.values(h.inline), ...h.attached.flatMap(a => s.policies[a] ?? [])])
}
const edited = (s: Scenario, edit: (copy: Scenario) => void): Scenario => {
  const copy = structuredClone(s)
  edit(copy)
  return copy
}
const deny = (action: string): Document => ({
  Version: '2012-10-17',
  Statement: { Effect: 'Deny', Action: action, Resource: '*' },
})
const ALLOW_ALL: Statement = { Effect: 'Allow', Action: '*', Resource: '*' }

function without(document: Document, action: string): void {
  document.Statement = listed(document.Statement).flatMap(s => {
    const actions = listed(s.Action as string | string[]).filter(a => a !== action)
    return actions.length === 0 ? [] : [{ ...s, Action: actions }]
  })
}

async function told(s: Scenario, { from }: Expected): Promise<Told[]> {
  const { members } = await accessIn(s)
  return members.get(from)?.settings?.Escalations as unknown as Told[]
}

/** The expected escalation as it is found in the unchanged scenario. */
async function foundOf(s: Scenario, e: Expected): Promise<Told> {
  const found = (await told(s, e)).find(f => e.path.includes(f.Path) && e.to.includes(f.To))
  if (!found) throw new Error('not found')
  return found
}

const cases = [...SCENARIOS, ...GENERATED.filter(s => s.scenario.includes('named'))].flatMap(s =>
  s.expected.escalations.map(e => [`${s.scenario} ${e.path[0]}`, s, e] as const),
)
const gives = (id: string) => PATHS.find(p => p.id === id)?.gives !== undefined

/** What still leads to the target by a path, after an edit; of paths with fewer actions, only those that had the action. */
const still = (all: Told[], found: Told, path = found.Path) => all.filter(f => f.Path === path && f.To === found.To)

describe('one edit ends it', () => {
  test.each(cases)('%s', async (_, s, e) => {
    const found = await foundOf(s, e)
    const own = found.Steps.filter(step => step.Policy !== null && step.Policy !== 'its own policy').map(
      step => step.Action,
    )
    const wrong: string[] = []
    const end = async (name: string, edit: (copy: Scenario) => void, left = (f: Told) => f.Path === found.Path) => {
      const all = await told(edited(s, edit), e)
      if (still(all, found).some(left)) wrong.push(name)
    }
    for (const action of new Set(own)) {
      if (action !== 'sts:AssumeRole')
        await end(`without ${action}`, c => {
          for (const document of documentsOf(c, entity(c, e.from))) without(document, action)
        })
      await end(`Deny ${action}`, c => {
        entity(c, e.from).inline.denial = deny(action)
      })
      await end(`SCP ${action}`, c => {
        c.scps = [deny(action)]
      })
      await end(`boundary ${action}`, c => {
        const boundary = `arn:aws:iam::${ACCOUNT}:policy/boundary`
        c.policies[boundary] = { Version: '2012-10-17', Statement: [ALLOW_ALL, ...listed(deny(action).Statement)] }
        entity(c, e.from).boundary = boundary
      })
    }
    for (const action of ['sts:AssumeRole'].filter(
      a => found.Steps.some(step => step.Action === a) && PATHS.find(p => p.id === found.Path)?.gets === 'role',
    )) {
      await end(`Deny ${action}`, c => {
        entity(c, e.from).inline.denial = deny(action)
      })
      if (PATHS.find(p => p.id === found.Path)?.by === 'trust')
        await end('another trust', c => {
          entity(c, found.To).trust = {
            Version: '2012-10-17',
            Statement: {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Principal: { AWS: `arn:aws:iam::${ACCOUNT}:user/other` },
            },
          }
        })
    }
    if (own.includes('iam:PassRole'))
      await end('PassedToService', c => {
        for (const document of documentsOf(c, entity(c, e.from)))
          document.Statement = listed(document.Statement).map(st => ({
            ...st,
            Condition: { StringEquals: { 'iam:PassedToService': 'athena.amazonaws.com' } },
          }))
      })
    const path = PATHS.find(p => p.id === found.Path)
    if (path?.service !== undefined)
      await end('a trust of another service', c => {
        entity(c, found.To).trust = {
          Version: '2012-10-17',
          Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'athena.amazonaws.com' } },
        }
      })
    const more = (f: Told) => f.Reaches !== 'principal'
    if (!gives(found.Path)) {
      await end(
        'a target without rights',
        c => {
          const to = entity(c, found.To)
          Object.assign(to, { inline: {}, attached: [], groups: [] })
          c.bucketPolicies = {}
        },
        more,
      )
    }
    await end(
      'a target within a boundary',
      c => {
        const boundary = `arn:aws:iam::${ACCOUNT}:policy/boundary`
        c.policies[boundary] = {
          Version: '2012-10-17',
          Statement: { Effect: 'Allow', Action: ['ec2:*', 'iam:*', 'sts:*'], Resource: '*' },
        }
        entity(c, found.To).boundary = boundary
        c.bucketPolicies = {}
      },
      f => f.Reaches === 'administrator' || f.Reaches === 'data',
    )
    expect(wrong).toEqual([])
  })
})

test('an open condition makes a path conditional, and names the condition', async () => {
  const wrong: string[] = []
  for (const [name, s, e] of cases) {
    const gated = edited(s, c => {
      entity(c, e.from).inline.mfa = {
        Version: '2012-10-17',
        Statement: {
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
        },
      }
    })
    const found = (await told(gated, e)).find(f => e.path.includes(f.Path) && e.to.includes(f.To)) as Told & {
      Conditions: string[]
    }
    if (found?.Certainty !== 'conditional' || !/aws:MultiFactorAuthPresent/.test(found.Conditions.join()))
      wrong.push(name)
  }
  expect(wrong).toEqual([])
})
