import { join } from 'node:path'
import { type Figure, median, number } from '../kit/figure.ts'
import { inFolder } from '../kit/folder.ts'
import { answerOf, run, runNode } from '../kit/process.ts'
import { unpack } from './unpack.ts'

const RESOURCES = 50_000
const PAIRS = 5
const here = (name: string) => join(import.meta.dirname, name)

/**
 * Verifying a package against hashing its files: `verify` unpacks, hashes and judges what `sha256sum --check` only hashes,
 * unpacked already. Both read from the page cache; the start of node is told apart.
 */
export default (): Promise<Figure[]> =>
  inFolder(async folder => {
    await runNode(here('build.process.ts'), [RESOURCES, folder])
    const zip = join(folder, 'package.zip')
    const { files, bytes } = await unpack(zip, join(folder, 'unpacked'))
    const pairs: { verify: number; whole: number; sums: number }[] = []
    for (let i = 0; i < PAIRS; i++) {
      const verify = await runNode(here('verify.process.ts'), [zip])
      const sums = await run('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: join(folder, 'unpacked') })
      pairs.push({ verify: answerOf<{ seconds: number }>(verify).seconds, whole: verify.seconds, sums: sums.seconds })
    }
    const speed = (of: 'verify' | 'sums') => `${number(bytes / 1e6 / median(pairs.map(p => p[of])))} MB/s`
    const start = median(pairs.map(p => p.whole - p.verify))
    return [
      {
        title: 'verify throughput ÷ sha256sum throughput on the same bytes',
        value: median(pairs.map(p => p.sums / p.verify)),
        aim: { atLeast: 0.7 },
        raw: [
          `verify ${speed('verify')}, sha256sum ${speed('sums')} (medians of ${PAIRS} pairs)`,
          `${RESOURCES.toLocaleString('en')} resources, ${files} files, ${number(bytes / 1e6)} MB unpacked`,
          `verify ${pairs.map(p => p.verify.toFixed(2)).join(', ')} s; sha256sum ${pairs.map(p => p.sums.toFixed(2)).join(', ')} s`,
          `the start of the process, not counted: ${start.toFixed(2)} s`,
        ],
      },
    ]
  })
