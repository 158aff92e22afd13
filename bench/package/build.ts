import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Figure, number } from '../kit/figure.ts'
import { inFolder } from '../kit/folder.ts'
import { answerOf, runNode } from '../kit/process.ts'

const [FEW, MANY] = [5_000, 50_000] as const

interface Build {
  readonly seconds: number
  readonly peakMiB: number
  readonly zipBytes: number
}

/** Building a package of few and of many resources, report included, from data that is made on the way. */
export default async (): Promise<Figure[]> => {
  const [few, many] = [await build(FEW), await build(MANY)]
  const raw = [
    `${number(MANY)} resources: ${many.peakMiB.toFixed(0)} MiB, ${many.seconds.toFixed(1)} s, a zip of ${number(many.zipBytes / 1e6)} MB`,
    `${number(FEW)} resources: ${few.peakMiB.toFixed(0)} MiB, ${few.seconds.toFixed(1)} s, a zip of ${number(few.zipBytes / 1e6)} MB`,
  ]
  return [
    { title: 'peak memory of building a package', value: many.peakMiB, unit: ' MiB', aim: { atMost: 400 }, raw },
    { title: `the same for ${number(MANY)} ÷ ${number(FEW)} resources`, value: many.peakMiB / few.peakMiB, raw: [] },
    { title: `building a package of ${number(MANY)} resources`, value: many.seconds, unit: ' s', raw: [] },
  ]
}

const build = (resources: number): Promise<Build> =>
  inFolder(async folder => {
    const ended = await runNode(join(import.meta.dirname, 'build.process.ts'), [resources, folder])
    const { size } = await stat(join(folder, 'package.zip'))
    return { seconds: answerOf<{ seconds: number }>(ended).seconds, peakMiB: ended.peakMiB, zipBytes: size }
  })
