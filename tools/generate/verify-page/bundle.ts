import { join } from 'node:path'
import { type Plugin, rolldown } from 'rolldown'

const ROOT = join(import.meta.dirname, '../../..')
export const WEB = join(ROOT, 'web/verify')

/** What the verifier asks of the machine, and what answers in a browser. */
const SUBSTITUTES: Readonly<Record<string, string>> = {
  'node:crypto': join(WEB, 'machine/crypto.ts'),
  '@sigstore/core': join(WEB, 'machine/dsse.ts'),
}

/** Everything else that differs is `#trust/platform` of package.json, which names what a browser has instead. */
const substitutes: Plugin = { name: 'substitutes', resolveId: source => SUBSTITUTES[source] ?? null }

/** Messages of zod in other languages than English, which are never shown. */
export const english: Plugin = {
  name: 'english',
  load: id =>
    /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/.test(id) ? 'export { default as en } from "./en.js"' : null,
}

export interface Bundle {
  readonly code: string
  /** Folders of the packages that are in it. */
  readonly packages: readonly string[]
}

/** The script of the page. The same sources and versions give the same text. */
export async function bundle(): Promise<Bundle> {
  const machine = join(WEB, 'machine/globals.ts')
  const build = await rolldown({
    input: join(WEB, 'page.ts'),
    cwd: ROOT,
    platform: 'browser',
    tsconfig: false,
    plugins: [substitutes, english],
    transform: { target: 'es2023', inject: { Buffer: [machine, 'Buffer'] } },
    onLog(level, log) {
      // A module that a browser lacks is only warned of.
      if (level === 'warn') throw new Error(log.message)
    },
  })
  const { output } = await build.generate({ format: 'iife', minify: true, comments: false })
  await build.close()
  const [{ code, modules }, another] = output
  if (another) throw new Error('the page is more than one script')
  const packages = Object.keys(modules).flatMap(
    id => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id) ?? [],
  )
  return { code, packages: [...new Set(packages)].sort() }
}
