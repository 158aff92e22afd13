import { execFile } from 'node:child_process'
import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeData } from '../../../samples/package/make-data.ts'
import { certificatePem } from '../../../src/trust/keys/certificate.ts'
import { hasAll } from '../../kit/machine.ts'
import { edit, type Files, filesOf, resign, resum, zipped } from '../verify/forgery.ts'
import { folder, type Made, makePackage, newSigner, unpacked } from '../workbench.ts'

/** `exhibit verify` as an installed command. */
const EXHIBIT = `#!/bin/sh
exec ${process.execPath} ${join(import.meta.dirname, '../../../src/cli/main.ts')} "$@"
`

/** What stands where the reader puts the fingerprint. */
const PLACE = 'PUT HERE THE FINGERPRINT THAT THE SIGNER GAVE YOU'
const README = join(import.meta.dirname, '../../../README.md')

const blocksOf = (text: string): string[] =>
  [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block ?? '')

describe.skipIf(!hasAll('openssl', 'unzip', 'jq'))('the block to paste of README.md and VERIFY.md', () => {
  let made: Made
  let block: string
  beforeAll(async () => {
    made = await makePackage(makeData({ resources: 10 }))
    const [own, another] = blocksOf(await readFile(README, 'utf8')).filter(one => one.includes(PLACE))
    block = own ?? ''
    expect(another).toBeUndefined()
    expect(blocksOf(String((await filesOf(made.path)).get('VERIFY.md')))).toContain(block)
  })

  /** Pastes it into a shell, in a fresh folder; gives its last line. */
  async function pasted(zip: Buffer, fingerprint: string): Promise<string> {
    const place = await folder()
    await writeFile(join(place, 'package.zip'), zip)
    const shell = promisify(execFile)('sh', ['-c', block.replace(PLACE, fingerprint)], { cwd: place })
    const output = await shell.then(
      ({ stdout }) => stdout,
      error => `${error.stdout}\nexit ${error.code}`,
    )
    return output.trimEnd().split('\n').at(-1) ?? ''
  }

  test('says so of a good package, however the fingerprint is spelled', async () => {
    const zip = await readFile(made.path)
    const colons = made.fingerprint.toUpperCase().replace(/..(?!$)/g, '$&:')
    for (const fingerprint of [made.fingerprint, colons])
      expect(await pasted(zip, fingerprint)).toBe('VERIFIED: all files are as they were signed')
  })

  test.each<[string, (files: Files) => unknown]>([
    ['changed findings', files => edit(files, 'findings.csv', text => text.replace(/,fail,/g, ',pass,'))],
    [
      'a changed report',
      files => files.set('report.pdf', Buffer.concat([files.get('report.pdf') ?? Buffer.alloc(0), Buffer.from('\n')])),
    ],
    ['a changed VERIFY.md', files => edit(files, 'VERIFY.md', text => text.replace(made.fingerprint, '0'.repeat(64)))],
    ['a changed manifest', files => edit(files, 'manifest.json', text => text.replace('"fail":', '"fail":1'))],
    ['a file that nobody signed', files => files.set('evidence/111122223333/eu-west-1/aws.x.json', Buffer.from('{}'))],
    ['a file of another name', files => files.set('READ ME.txt', Buffer.from('all is well'))],
    ['a file nearly called like a proof', files => files.set('manifestXjson', Buffer.from('{}'))],
    ['a missing file', files => files.delete('controls.csv')],
    ['a missing item', files => files.delete([...files.keys()].find(path => path.startsWith('evidence/')) ?? '')],
    ['no signature', files => files.delete('manifest.json.sig')],
    ['no manifest', files => files.delete('manifest.json')],
    [
      'a certificate before that of the signer',
      async files => {
        const other = await newSigner()
        files.set(
          'signer.pem',
          Buffer.concat([Buffer.from(certificatePem([other.certificate])), files.get('signer.pem') ?? Buffer.alloc(0)]),
        )
      },
    ],
    [
      'everything signed by somebody else',
      async files => {
        const other = await newSigner()
        files.set('signer.pem', Buffer.from(certificatePem([other.certificate])))
        await resign(files, other)
      },
    ],
  ])('fails for %s, with SHA256SUMS written anew', async (_, change) => {
    const files = await filesOf(made.path)
    await change(files)
    resum(files)
    expect(await pasted(zipped(files), made.fingerprint)).toMatch(/^exit [1-9]/)
  })

  test('fails while nobody has put a fingerprint there', async () => {
    expect(await pasted(await readFile(made.path), PLACE)).toMatch(/^exit [1-9]/)
  })
})

describe.skipIf(!hasAll('openssl', 'pdfsig', 'unzip', 'jq'))('the commands of VERIFY.md', () => {
  let made: Made
  let text: string
  let commands: string[]
  beforeAll(async () => {
    made = await makePackage()
    text = await readFile(join(await unpacked(made), 'VERIFY.md'), 'utf8')
    commands = blocksOf(text).map(block => block.replace(PLACE, made.fingerprint))
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
    expect(output).toContain('VERIFIED: all files are as they were signed')
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
    expect(failed[1]).toBe(true)
  })

  test('fail for a file that the manifest does not list, and for one that is missing', async () => {
    const files = await filesOf(made.path)
    files.set('evidence/111122223333/eu-west-1/aws.x.json', Buffer.from('{}'))
    resum(files)
    expect((await runAll(zipped(files)))[1]?.code).not.toBe(0)
    files.delete('evidence/111122223333/eu-west-1/aws.x.json')
    files.delete('controls.csv')
    resum(files)
    expect((await runAll(zipped(files)))[1]?.code).not.toBe(0)
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
    expect((await runAll(zipped(files)))[3]?.code).not.toBe(0)
  })

  test('fail for the signed statement of another package', async () => {
    const files = await filesOf(made.path)
    const another = await makePackage(makeData({ resources: 5 }), made.signer)
    files.set('manifest.intoto.json', (await filesOf(another.path)).get('manifest.intoto.json') ?? Buffer.alloc(0))
    resum(files)
    expect((await runAll(zipped(files)))[3]?.code).not.toBe(0)
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
