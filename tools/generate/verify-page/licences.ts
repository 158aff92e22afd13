import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What the licences of bundled packages ask for: their texts, each once, under the packages it is of. */
export async function licences(folders: readonly string[]): Promise<string> {
  const byText = new Map<string, string[]>()
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
    const text = await licenceIn(folder)
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version} (${license})`])
  }
  return [...byText].map(([text, names]) => `${names.join('\n')}\n\n${text.trim()}\n`).join('\n\n')
}

async function licenceIn(folder: string): Promise<string> {
  const name = (await readdir(folder)).sort().find(file => /^licen[cs]e(\.|$)/i.test(file))
  if (!name) throw new Error(`${folder} has no licence text`)
  return (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
}
