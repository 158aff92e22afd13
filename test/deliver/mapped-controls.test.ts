import { expect, test } from 'vitest'
import { kindNamed } from '../../src/deliver/index.ts'
import { stageOf as ciso, files, startCisoAssistant } from './ciso-assistant/fake.ts'
import { stageOf as drata, startDrata } from './drata/fake.ts'
import { stageOf as probo, startProbo } from './probo/fake.ts'
import { speaking } from './speaking.ts'
import { context, type Stage } from './suite.ts'
import { startVanta, stageOf as vanta } from './vanta/fake.ts'

/** A kind whose target is there, and the id of one of its objects. */
interface Staged {
  readonly fake: { readonly url: string; readonly refused: readonly unknown[] }
  readonly stage: Stage
  readonly id: string
}

const CONTROLS = ['soc2-2017/CC6.1', 'soc2-2017/CC6.6', 'soc2-2017/CC9.9']

async function staged(kind: string): Promise<Staged> {
  if (kind === 'vanta') {
    const fake = await startVanta()
    return { fake, stage: vanta(fake), id: 'access-requests' }
  }
  if (kind === 'drata') {
    const fake = await startDrata()
    return { fake, stage: drata(fake), id: '11' }
  }
  if (kind === 'probo') {
    const fake = await startProbo()
    return { fake, stage: probo(fake), id: String(probo(fake).config('').measureId) }
  }
  const fake = await startCisoAssistant()
  return { fake, stage: { ...ciso(fake), held: async () => files(fake) }, id: '0f0f0f0f-0000-4000-8000-000000000001' }
}

test.each(['vanta', 'drata', 'probo', 'ciso-assistant'])('%s takes a file of each mapped control, once', async name => {
  const { fake, stage, id } = await staged(name)
  const controls = Object.fromEntries(CONTROLS.map(control => [control, id]))
  const target = { id: 'd', config: { ...stage.config(fake.url), controls }, secrets: stage.secrets }
  const message = speaking()
  let receipt: Readonly<Record<string, string>> = {}
  const keep = async (more: object) => {
    receipt = { ...receipt, ...more }
  }
  for (const _ of [1, 2]) {
    const outcome = await kindNamed(name)?.send(message, { ...target, receipt }, { ...context, keep })
    expect(outcome).toMatchObject({ kind: 'delivered' })
    if (outcome?.kind === 'delivered') await keep(outcome.receipt ?? {})
    const held = (await stage.held()).map(String).filter(text => text.includes('exhibit.control/v1'))
    expect(held.map(text => JSON.parse(text).control).sort()).toEqual(CONTROLS.slice(0, 2))
    expect(await stage.held()).toHaveLength(3)
  }
  expect(fake.refused).toEqual([])
})
