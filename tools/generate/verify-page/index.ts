import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import manifest from '../../../package.json' with { type: 'json' }
import { bundle, WEB } from './bundle.ts'
import { licences } from './licences.ts'

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** `verify.html`, one file that needs no other, and that may run its own script and load nothing at all. */
export async function verifyPage(): Promise<string> {
  const { code, packages } = await bundle()
  const script = code.trim()
  if (/<\/script|<!--/i.test(script)) throw new Error('the script would end before its end')
  const style = (await readFile(join(WEB, 'page.css'), 'utf8')).trim()
  const parts: Readonly<Record<string, string>> = {
    policy: [
      "default-src 'none'",
      `script-src ${hashOf(script)}`,
      `style-src ${hashOf(style)}`,
      "connect-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; '),
    version: manifest.version,
    licences: escaped(await licences(packages)),
    style,
    script,
  }
  const page = await readFile(join(WEB, 'page.html'), 'utf8')
  return page.replace(/\{\{(\w+)\}\}/g, (_, name) => {
    const part = parts[name]
    if (part === undefined) throw new Error(`page.html asks for "${name}", which is not made`)
    return part
  })
}
