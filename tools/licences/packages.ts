import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface LockEntry {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly link?: boolean
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly libc?: readonly string[]
}

/** A package that is there at run time: no development dependency, on any platform. */
export interface RuntimePackage {
  readonly name: string
  readonly version: string
  /** SPDX expression, as the package states it; undefined: it states none. */
  readonly licence: string | undefined
  /** The texts of its licence and notice files; none of packages for one platform, which are not installed everywhere. */
  readonly licenceText: string | undefined
  readonly noticeText: string | undefined
}

/** The production dependency tree of the lock file, by name and version, each once. */
export function runtimePackages(root: string): RuntimePackage[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockEntry>
  }
  const found = Object.entries(packages)
    .filter(([path, entry]) => path !== '' && entry.dev !== true && entry.link !== true)
    .map(([path, entry]) => packageAt(root, path, entry))
  const once = new Map(found.map(p => [`${p.name}@${p.version}`, p]))
  return [...once.values()].sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function packageAt(root: string, path: string, entry: LockEntry): RuntimePackage {
  const folder = join(root, path)
  const everywhere = !entry.os && !entry.cpu && !entry.libc
  const files = everywhere && existsSync(folder) ? readdirSync(folder).sort() : []
  const read = (form: RegExp): string | undefined => {
    const file = files.find(name => form.test(name))
    return file && readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim()
  }
  return {
    name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version: entry.version ?? '',
    licence: entry.license ?? statedBefore(folder, everywhere) ?? byText(read(LICENCE)),
    licenceText: read(LICENCE),
    noticeText: read(/^notice(\.|$)/i),
  }
}

const LICENCE = /^(?:licen[cs]e|copying|unlicense)(?:[.-]|$)/i

/** The `licenses` list of old packages, which npm leaves out of the lock file: any of them may be chosen. */
function statedBefore(folder: string, installed: boolean): string | undefined {
  if (!installed || !existsSync(join(folder, 'package.json'))) return undefined
  const { licenses } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    licenses?: readonly { readonly type?: string }[]
  }
  const types = (licenses ?? []).flatMap(l => l.type ?? [])
  return types.length > 0 ? types.join(' OR ') : undefined
}

/** Of a package that states nothing, what its licence file is: one by its own title only. */
const byText = (text: string | undefined): string | undefined =>
  /^(?:the )?mit licen[cs]e\b/i.test(text ?? '') ? 'MIT' : undefined
