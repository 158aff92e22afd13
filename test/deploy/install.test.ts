import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
/** Node as these tests run it comes first, then what npm needs. */
const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` }

interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

describe('installed from a tarball into an empty folder', () => {
  const place = mkdtempSync(join(tmpdir(), 'exhibit-install-'))
  const run = (program: string, args: readonly string[], cwd = place): Ran => {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' })
    return { status, stdout, stderr }
  }
  const installed = (name: string) => join(place, name, 'bin', name)

  beforeAll(() => {
    execFileSync('npm', ['pack', '--silent', '--pack-destination', place], { cwd: ROOT, env })
    execFileSync(process.execPath, [join(ROOT, 'tools/pack/verify.ts'), place], { cwd: ROOT, env })
    for (const name of ['exhibit', 'exhibit-verify']) {
      const [tarball] = readdirSync(place).filter(file => new RegExp(`^${name}-[0-9.]+\\.tgz$`).test(file))
      const prefix = join(place, name)
      mkdirSync(prefix)
      execFileSync(
        'npm',
        ['install', '-g', '--silent', '--prefer-offline', '--prefix', prefix, join(place, tarball ?? '')],
        { env },
      )
    }
  }, 280_000)
  afterAll(() => rmSync(place, { recursive: true, force: true }))

  test('exhibit tells its version and completes commands and options in bash', () => {
    expect(run(installed('exhibit'), ['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
    const completed = (...words: string[]) =>
      run('bash', [
        '-c',
        `source <('${installed('exhibit')}' completion bash); COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); _exhibit; echo "\${COMPREPLY[@]}"`,
        ...['bash', 'exhibit', ...words],
      ]).stdout.trim()
    expect(completed('ver')).toBe('verify')
    expect(completed('frameworks', 's')).toBe('show')
    expect(completed('collect', '--rep')).toBe('--replay')
  })

  test('exhibit collects the demo, and exhibit-verify says the same of its package as exhibit verify', () => {
    const demo = run(installed('exhibit'), ['demo', '--exit'])
    expect([demo.status, demo.stderr]).toEqual([0, expect.stringContaining('VALID: signed by')])
    const packages = join(place, '.exhibit/packages')
    const [file = ''] = readdirSync(packages).filter(name => name.endsWith('.zip'))
    const args = [join(packages, file), '--json']
    const [whole, alone] = [run(installed('exhibit'), ['verify', ...args]), run(installed('exhibit-verify'), args)]
    expect(JSON.parse(whole.stdout)).toMatchObject({ valid: true, failures: [] })
    expect(alone).toEqual(whole)
    expect(run(installed('exhibit'), ['verify', ...args, '--reperform']).status).toBe(0)
    expect(run(installed('exhibit-verify'), [...args, '--reperform']).status).toBe(2)
    expect(run(installed('exhibit-verify'), [join(place, 'exhibit-verify/bin/exhibit-verify')]).status).toBe(1)
  })

  test('exhibit-verify is small and brings nothing else', () => {
    const folder = join(place, 'exhibit-verify/lib/node_modules')
    expect(readdirSync(folder)).toEqual(['exhibit-verify'])
    expect(readdirSync(join(folder, 'exhibit-verify'))).not.toContain('node_modules')
  })

  test('on a Node that is too old one sentence says so', () => {
    const old =
      "data:text/javascript,Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.11.1' } })"
    const { status, stderr } = run(process.execPath, ['--import', old, join(ROOT, 'bin/exhibit.mjs'), 'checks'])
    expect([status, stderr.trim().split('\n').length]).toEqual([3, 1])
    expect(stderr).toContain('this is Node 20.11.1; Exhibit needs Node 22.18 or newer')
  })
})
