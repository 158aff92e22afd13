import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import type { Check, Derivation } from '../../connectors/kit/index.ts'
import type { CheckDigest } from '../../src/package/format/manifest.ts'

const CONNECTORS = join(import.meta.dirname, '../../connectors')
const KIT = join(CONNECTORS, 'kit')

/** `connectors/checks.lock.json`: what each check, and the rule of each derived type, is made from, a check a line so that branches that add checks can be merged. */
export async function checksLock(): Promise<string> {
  const digests = [...(await checkDigests()).values(), ...(await ruleDigests())].sort((a, b) => (a.id < b.id ? -1 : 1))
  const lines = digests.map(({ id, ...digest }) => `  ${JSON.stringify(id)}: ${JSON.stringify(digest)}`)
  return `{\n${lines.join(',\n')}\n}\n`
}

/**
 * What each check is made from, by its id, so that two packages can tell which checks differ. The kit and the judging
 * code, which all checks share, are not in these digests but in `checksSha256`, `rulesSha256` and the commit.
 */
export async function checkDigests(): Promise<ReadonlyMap<string, CheckDigest>> {
  const sources = new Sources()
  const files = (await readdir(CONNECTORS, { recursive: true })).filter(name => name.endsWith('.checks.ts')).sort()
  const digests = new Map<string, CheckDigest>()
  for (const file of files) {
    const path = join(CONNECTORS, file)
    const module: Record<string, Check | readonly Check[]> = await import(pathToFileURL(path).href)
    const source = await sources.digest(path)
    const definitions = definitionsIn(await sources.parsed(path))
    for (const [name, exported] of Object.entries(module))
      for (const { id } of [exported].flat()) {
        const definition = definitions.get(name)
        if (definition === undefined) throw new Error(`${name} is not exported by a statement of its own in ${file}`)
        digests.set(id, { id, definition: hash([definition]), source })
      }
  }
  return digests
}

/** The same for the rules by which derived types are computed, by the type's id. */
async function ruleDigests(): Promise<CheckDigest[]> {
  const sources = new Sources()
  const files = (await readdir(CONNECTORS, { recursive: true })).filter(name => name.endsWith('.derive.ts')).sort()
  return Promise.all(
    files.map(async file => {
      const path = join(CONNECTORS, file)
      const { default: rule }: { default: Derivation } = await import(pathToFileURL(path).href)
      const parsed = await sources.parsed(path)
      const exported = parsed.statements.find(ts.isExportAssignment)
      if (!exported) throw new Error(`${file} has no default export`)
      return { id: rule.type.id, definition: hash([exported.getText(parsed)]), source: await sources.digest(path) }
    }),
  )
}

/** 32 hex digits tell the versions of a check apart; whole digests would take a third of a manifest. */
const hash = (texts: readonly string[]): string => {
  const sum = createHash('sha256')
  for (const text of texts) sum.update(text).update('\0')
  return sum.digest('hex').slice(0, 32)
}

/** The statements that export a constant, by its name. */
function definitionsIn(file: ts.SourceFile): ReadonlyMap<string, string> {
  const exported = file.statements.filter(
    statement =>
      ts.isVariableStatement(statement) &&
      statement.modifiers?.some(modifier => modifier.kind === ts.SyntaxKind.ExportKeyword) === true,
  )
  return new Map(
    exported
      .filter(ts.isVariableStatement)
      .flatMap(statement =>
        statement.declarationList.declarations.map(
          ({ name }) => [name.getText(file), statement.getText(file)] as const,
        ),
      ),
  )
}

/** What a file loads at run time, by the paths it names. */
const importsOf = (file: ts.SourceFile): string[] =>
  file.statements.flatMap(statement => {
    const from = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement) ? statement : undefined
    if (!from?.moduleSpecifier || !ts.isStringLiteral(from.moduleSpecifier)) return []
    const typesOnly = ts.isImportDeclaration(from) ? from.importClause?.isTypeOnly === true : from.isTypeOnly
    return typesOnly ? [] : [from.moduleSpecifier.text]
  })

/** Source files, each read once, with what they import of the connectors. */
class Sources {
  readonly #texts = new Map<string, Promise<string>>()

  async parsed(path: string): Promise<ts.SourceFile> {
    return ts.createSourceFile(path, await this.#text(path), ts.ScriptTarget.ESNext)
  }

  /** Over the file and all that it imports, the kit excepted, in the order of their paths. */
  async digest(path: string): Promise<string> {
    const reached = new Set([path])
    for (const file of reached)
      for (const to of importsOf(await this.parsed(file))) {
        const target = join(dirname(file), to)
        if (to.startsWith('.') && !target.startsWith(KIT)) reached.add(target)
      }
    const files = [...reached].sort()
    const parts = files.map(async file => [relative(CONNECTORS, file), await this.#text(file)])
    return hash((await Promise.all(parts)).flat())
  }

  #text(path: string): Promise<string> {
    const text = this.#texts.get(path) ?? readFile(path, 'utf8')
    this.#texts.set(path, text)
    return text
  }
}
