import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { barriers, isTooWide, newPage, open, type Visitor } from '../visit.ts'
import { everyView, type Shared, visiting } from '../world.ts'

/** Where pictures of the views are put, where somebody wants to look at them. */
const PICTURES = process.env.EXHIBIT_WEB_PICTURES

/** Themes are colours and nothing else: of the second one at a width only these are looked at. */
const LOOKS = [
  ['light', 1280, false],
  ['dark', 1280, true],
  ['dark', 360, false],
  ['light', 360, true],
] as const

/** Two at once: the browser draws one while axe looks at the other. */
const AT_ONCE = 2

export function looks(world: Shared): void {
  test('no view has errors, foreign requests or barriers, in both themes and at both widths', async () => {
    const { service } = world()
    const views = everyView(world()).map(([, view]) => view)
    await visiting(world(), {}, async ({ context }) => {
      const wrong = await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          const { page, complaints } = await newPage(context, new URL(service.url).origin)
          const found: unknown[] = []
          for (let view = views.pop(); view !== undefined; view = views.pop())
            found.push(...(await wrongWith(page, service.url, view)))
          return [...found, ...complaints]
        }),
      )
      expect(wrong.flat()).toEqual([])
    })
  })
}

async function wrongWith(page: Visitor['page'], url: string, view: string): Promise<unknown[]> {
  const wrong: unknown[] = []
  await open(page, url + view)
  for (const [theme, width, coloursAlone] of LOOKS) {
    await page.emulateMedia({ colorScheme: theme })
    await page.setViewportSize({ width, height: 900 })
    if (PICTURES !== undefined) await page.screenshot({ path: pictureOf(view, theme, width), fullPage: true })
    const found = [
      ...(await barriers(page, { coloursAlone })),
      ...((await isTooWide(page)) ? ['scrolls sideways'] : []),
    ]
    wrong.push(...found.map(one => [view, theme, width, one]))
  }
  if ((await page.getByRole('alert').count()) > 0) wrong.push([view, 'alert'])
  return wrong
}

function pictureOf(view: string, theme: string, width: number): string {
  mkdirSync(PICTURES ?? '', { recursive: true })
  return join(PICTURES ?? '', `${view.split('?')[0]?.replaceAll('/', '_')}-${theme}-${width}.png`)
}
