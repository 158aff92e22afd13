import { expect, onTestFinished, test } from 'vitest'
import { run, scratch } from './command.ts'

test('checks and the controls of a framework are shown to people by title, in words', async () => {
  const place = scratch()
  onTestFinished(() => place.remove())
  const [checks, controls] = await Promise.all([
    run(['checks'], place.env),
    run(['frameworks', 'show', 'soc2-2017'], place.env),
  ])
  expect([checks.code, controls.code]).toEqual([0, 0])
  const [head, ...rows] = checks.stdout.trim().split('\n')
  expect(head?.split(/ {2,}/)).toEqual(['title', 'severity', 'controls', 'check'])
  for (const row of rows) expect(row).toMatch(/^[A-Z].{0,89} +(critical|high|medium|low) +(\d+|·) +[a-z0-9-]+$/)
  expect(controls.stdout).toMatch(/^control +shown by AWS settings +tests +title\n/)
  expect(controls.stdout).toMatch(/\nCC6\.1 +in part +\d+ +\S/)
})
