import { execFile } from 'node:child_process'
import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { hasAll } from '../../kit/machine.ts'
import { makeData } from '../make-data.ts'
import { edit, filesOf, resum, zipped } from '../verify/forgery.ts'
import { folder, type Made, makePackage, unpacked } from '../workbench.ts'

/** `exhibit verify` as an installed command. */
const EXHIBIT = `#!/bin/sh
exec ${process.execPath} ${join(import.meta.dirname, '../../../src/cli/main.ts')} "$@"
`

describe.skipIf(!hasAll('openssl', 'pdfsig', 'unzip', 'jq'))('the commands of VERIFY.md', () => {
  let made: Made
  let text: string
  let commands: string[]
  beforeAll(async () => {
    made = await makePackage()
    text = await readFile(join(await unpacked(made), 'VERIFY.md'), 'utf8')
    commands = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block ?? '')
  })

  /** Runs every block in a fresh folder that holds nothing but the package; gives what each printed, or how it failed. */
  async function runAll(zip: Buffer | string): Promise<{ code: number; output: string }[]> {
    const place = await folder()
    await mkdir(join(place, 'bin'))
    await writeFile(join(place, 'bin', 'exhibit'), EXHIBIT)
    await chmod(join(place, 'bin', 'exhibit'), 0o755)
    await mkdir(join(place, 'work'))
    if (typeof zip === 'string') await copyFile(zip, join(place, 'work', 'package.zip'))
    else await writeFile(join(place, 'work', 'package.zip'), zip)
    const env = { ...process.env, PATH: `${join(place, 'bin')}:${process.env.PATH}` }
    const results = []
    for (const block of commands) {
      const options = { cwd: join(place, 'work'), env }
      const ran = promisify(execFile)('bash', ['-euo', 'pipefail', '-c', block], options)
      results.push(
        await ran.then(
          ({ stdout }) => ({ code: 0, output: stdout }),
          error => ({ code: error.code, output: `${error.stdout}${error.stderr}` }),
        ),
      )
    }
    return results
  }

  test('run in a fresh folder and confirm a good package', async () => {
    const results = await runAll(made.path)
    expect(results.map(({ code }) => code)).toEqual(commands.map(() => 0))
    const output = results.map(result => result.output).join('\n')
    const printed = /Fingerprint=([0-9A-F:]+)/i.exec(output)?.[1]?.replaceAll(':', '').toLowerCase()
    expect(printed).toBe(made.fingerprint)
    expect(text).toContain(made.fingerprint)
    expect(output.match(/Verified OK/g)).toHaveLength(3)
    expect(output).toMatch(/Total document signed/)
    expect(output).toMatch(/Signature is Valid/)
  })

  test.each(['controls.json', 'manifest.json', 'report.pdf', 'findings.csv'])('fail for a changed %s', async path => {
    const files = await filesOf(made.path)
    const bytes = Buffer.from(files.get(path) ?? Buffer.alloc(1))
    bytes.writeUInt8(bytes.readUInt8(30) ^ 1, 30)
    files.set(path, bytes)
    resum(files)
    const failed = (await runAll(zipped(files))).map(({ code }) => code !== 0)
    expect(failed[0]).toBe(true)
    expect(failed.slice(2).some(Boolean)).toBe(true)
  })

  test('fail for a file that the manifest does not list, and for one that is missing', async () => {
    const files = await filesOf(made.path)
    files.set('evidence/111122223333/eu-west-1/aws.x.json', Buffer.from('{}'))
    resum(files)
    expect((await runAll(zipped(files)))[3]?.code).not.toBe(0)
    files.delete('evidence/111122223333/eu-west-1/aws.x.json')
    files.delete('controls.csv')
    resum(files)
    expect((await runAll(zipped(files)))[3]?.code).not.toBe(0)
  })

  test('fail for a ledger that does not hold', async () => {
    const files = await filesOf(made.path)
    edit(files, 'ledger/checkpoint', text => text.replace(/^\d+$/m, '1'))
    edit(files, 'ledger/proofs.json', text => text.replace(/("package":.*"path":\[")..../, '$10000'))
    resum(files)
    const [checkpoint, proof] = (await runAll(zipped(files))).slice(-2)
    expect([checkpoint?.code, proof?.code]).not.toContain(0)
  })

  test('fail for a statement that says otherwise', async () => {
    const files = await filesOf(made.path)
    edit(files, 'manifest.intoto.json', text => text.replace('"payload":"eyJ', '"payload":"eyK'))
    resum(files)
    expect((await runAll(zipped(files)))[4]?.code).not.toBe(0)
  })
})

test.each([
  ['aws', false],
  ['replay', true],
  ['customEndpoint', true],
] as const)('a package whose source is %s says so', async (kind, loud) => {
  const made = await makePackage(makeData({ resources: 5, source: { kind, hosts: ['127.0.0.1:5000'] } }))
  const text = String((await filesOf(made.path)).get('VERIFY.md'))
  expect(text.includes('NOT COLLECTED FROM AWS')).toBe(loud)
  expect(text).toContain('127.0.0.1:5000')
  expect(text).toMatch(/audited entity runs the collector and holds the signing key/)
  expect(text).toMatch(/no evidence of operation over a period/)
})
