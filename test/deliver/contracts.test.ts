import { expect, test } from 'vitest'
import { kindNamed } from '../../src/deliver/index.ts'
import * as cisoAssistant from './ciso-assistant/fake.ts'
import * as compAi from './comp-ai/fake.ts'
import * as drata from './drata/fake.ts'
import * as hyperproof from './hyperproof/fake.ts'
import * as jira from './jira/fake.ts'
import { contractNamed } from './kit/contract.ts'
import type { Fake } from './kit/contract-fake.ts'
import { corruptions } from './kit/corruptions.ts'
import { type Request, reader } from './kit/refusals.ts'
import * as probo from './probo/fake.ts'
import * as secureframe from './secureframe/fake.ts'
import { context, messageOf, type Stage } from './suite.ts'
import { told } from './told.ts'
import * as vanta from './vanta/fake.ts'

const VENDORS: Readonly<Record<string, () => Promise<[Fake, Stage]>>> = {
  'ciso-assistant': staged(cisoAssistant.startCisoAssistant, cisoAssistant.stageOf),
  'comp-ai': staged(compAi.startCompAi, compAi.stageOf),
  drata: staged(drata.startDrata, drata.stageOf),
  hyperproof: staged(hyperproof.startHyperproof, hyperproof.stageOf),
  jira: staged(jira.startJira, jira.stageOf),
  probo: staged(probo.startProbo, probo.stageOf),
  secureframe: staged(secureframe.startSecureframe, secureframe.stageOf),
  vanta: staged(vanta.startVanta, vanta.stageOf),
}

function staged<T extends Fake>(start: () => Promise<T>, stageOf: (fake: T) => Stage) {
  return async (): Promise<[Fake, Stage]> => {
    const fake = await start()
    return [fake, stageOf(fake)]
  }
}

/** What the kind asks for: its test, a first package and the next one. */
async function requestsOf(name: string): Promise<readonly Request[]> {
  const [fake, stage] = (await VENDORS[name]?.()) ?? []
  const kind = kindNamed(name)
  if (!fake || !stage || !kind) throw new Error(`${name} has no fake`)
  const target = { id: 'd', config: stage.config(fake.url), secrets: stage.secrets, receipt: {} }
  expect(await kind.test(target, context)).toMatchObject({ ok: true })
  for (const message of [messageOf(), messageOf()])
    expect(await kind.send(told(message, '111111111111'), target, context)).toMatchObject({ kind: 'delivered' })
  expect(fake.refused).toEqual([])
  return fake.taken
}

test('what our requests ask, with one thing wrong, is refused by the vendors’ published contracts', async () => {
  const passed: string[] = []
  let all = 0
  for (const name of Object.keys(VENDORS)) {
    const contract = contractNamed(name)
    const read = reader(contract)
    for (const request of await requestsOf(name)) {
      expect(read(request)).toHaveProperty('asked')
      for (const { what, request: wrong } of corruptions(contract, request)) {
        all++
        if ('asked' in read(wrong)) passed.push(`${name} ${what}`)
      }
    }
  }
  expect(all).toBeGreaterThanOrEqual(200)
  expect(passed.length / all, passed.join('\n')).toBeLessThanOrEqual(0.05)
})
