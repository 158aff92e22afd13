import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { type Copy, DockerfileParser, Entrypoint, type From, type Instruction, JSONInstruction } from 'dockerfile-ast'

const ROOT = join(import.meta.dirname, '../..')
const WORKDIR = '/app'

/** What an image would hold, made without an engine by doing by hand what the Dockerfile says. */
export interface Image {
  /** The directory that stands for `/app`. */
  readonly app: string
  readonly env: Readonly<Record<string, string>>
  /** ENTRYPOINT, CMD and the command of HEALTHCHECK. */
  readonly commands: { readonly entrypoint: string[]; readonly command: string[]; readonly health: string[] }
  readonly user: string | undefined
}

/** Carries out every instruction of the Dockerfile. Throws on one it does not know, so that none is left untested. */
export function buildByHand(): Image {
  const stages = new Map<string, string>()
  let app = ''
  let [env, user]: [Record<string, string>, string | undefined] = [{}, undefined]
  const commands = { entrypoint: [] as string[], command: [] as string[], health: [] as string[] }
  const file = DockerfileParser.parse(readFileSync(join(ROOT, 'Dockerfile'), 'utf8'))
  for (const instruction of file.getInstructions()) {
    const text = instruction.getArgumentsContent() ?? ''
    switch (instruction.getKeyword()) {
      case 'FROM':
        app = mkdtempSync(join(tmpdir(), 'exhibit-image-'))
        env = {}
        stages.set((instruction as From).getBuildStage() ?? '', app)
        break
      case 'COPY':
        copy(instruction as Copy, stages, app)
        break
      case 'RUN':
        if (text.startsWith('npm ')) execFileSync('npm', text.split(' ').slice(1), { cwd: app, stdio: 'pipe' })
        else if (!/^install -d [^;&|]+ \/data$/.test(text)) throw new Error(`not tested: RUN ${text}`)
        break
      case 'ENV':
        env = Object.fromEntries(variablesOf(instruction))
        break
      case 'USER':
        user = text
        break
      case 'ENTRYPOINT':
        commands.entrypoint = wordsOf(instruction)
        break
      case 'CMD':
        commands.command = wordsOf(instruction)
        break
      case 'HEALTHCHECK':
        commands.health = JSON.parse(text.slice(text.indexOf('[')))
        break
      case 'ARG':
      case 'EXPOSE':
      case 'VOLUME':
        break
      case 'WORKDIR':
        if (text !== WORKDIR) throw new Error(`not tested: WORKDIR ${text}`)
        break
      default:
        throw new Error(`not tested: ${instruction.getKeyword()}`)
    }
  }
  return { app, env, commands, user }
}

function copy(instruction: Copy, stages: ReadonlyMap<string, string>, app: string): void {
  const paths = instruction.getArguments().map(argument => argument.getValue())
  const target = paths.pop() ?? ''
  const from = instruction.getFromFlag()?.getValue() ?? undefined
  const base = from === undefined ? ROOT : (stages.get(from) ?? '')
  for (const path of paths) {
    if (from === undefined && !inContext(path)) throw new Error(`.dockerignore leaves ${path} out`)
    const source = join(base, from === undefined ? path : path.replace(WORKDIR, ''))
    const place = join(app, target.endsWith('/') ? join(target, path) : target)
    mkdirSync(dirname(place), { recursive: true })
    const filter = (file: string) => from !== undefined || !isLeftOut(relative(ROOT, file))
    cpSync(source, place, { recursive: true, verbatimSymlinks: true, filter })
  }
}

/** .dockerignore leaves everything out but what it names, and of that what was built here. */
const [ALL, ...NAMED] = readFileSync(join(ROOT, '.dockerignore'), 'utf8').trim().split('\n')
const inContext = (path: string): boolean => ALL === '*' && NAMED.includes(`!${path}`)
const isLeftOut = (path: string): boolean => NAMED.includes(path)

function* variablesOf(instruction: Instruction): Generator<[string, string]> {
  for (const argument of instruction.getArguments()) {
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(argument.getValue()) ?? []
    yield [name, value.startsWith('$') ? '' : value]
  }
}

function wordsOf(instruction: Instruction): string[] {
  if (!(instruction instanceof JSONInstruction || instruction instanceof Entrypoint))
    throw new Error(`${instruction.getKeyword()} is not a JSON array: signals would go to a shell`)
  return JSON.parse(instruction.getArgumentsContent() ?? '[]')
}
