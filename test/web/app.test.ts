import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { browserPath, openBrowser } from '../kit/browser.ts'
import { type WebService, webService } from './service.ts'
import { acceptances } from './suites/acceptances.ts'
import { addresses } from './suites/addresses.ts'
import { controlsTree } from './suites/controls.ts'
import { evidence } from './suites/evidence.ts'
import { exports } from './suites/exports.ts'
import { firstRun } from './suites/first-run.ts'
import { hostile } from './suites/hostile.ts'
import { identity } from './suites/identity.ts'
import { judged } from './suites/judged.ts'
import { keyboard } from './suites/keyboard.ts'
import { ledger } from './suites/ledger.ts'
import { looks } from './suites/looks.ts'
import { many } from './suites/many.ts'
import { signIn } from './suites/sign-in.ts'
import { singleSignOn } from './suites/single-sign-on.ts'
import { statement } from './suites/statement.ts'
import { states } from './suites/states.ts'
import { tables } from './suites/tables.ts'
import { detailsOf, type World } from './world.ts'

const path = await browserPath()

describe.runIf(path)('the web interface', () => {
  let service: WebService
  let browser: Browser
  let world: World
  beforeAll(async () => {
    ;[service, browser] = await Promise.all([webService(), openBrowser(path ?? '')])
    world = { service, browser, details: await detailsOf(service) }
  })
  afterAll(async () => {
    await browser?.close()
    await service?.close()
  })
  for (const suite of [
    signIn,
    singleSignOn,
    looks,
    addresses,
    exports,
    many,
    acceptances,
    keyboard,
    firstRun,
    judged,
    evidence,
    identity,
    states,
    tables,
    controlsTree,
    ledger,
    statement,
    hostile,
  ])
    suite(() => world)
})
