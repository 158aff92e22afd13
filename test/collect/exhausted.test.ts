import { expect, onTestFinished, test } from 'vitest'
import { readers } from '../../connectors/index.ts'
import { endsReading } from '../../src/collect/failure.ts'
import { networkHandler } from '../../src/collect/handlers.ts'
import { Session } from '../../src/collect/session.ts'
import { collectOne } from '../kit/collect.ts'

/** What the kernel answers in the place of a connection to a process that may open no more files. */
test.each(['EMFILE', 'ENFILE', 'EADDRNOTAVAIL', 'ENOBUFS', 'ENOMEM'])(
  'a machine that cannot ask (%s) ends the reading: nothing of it becomes evidence',
  async code => {
    const handler = networkHandler()
    const refusing = {
      ...handler,
      handle: () =>
        Promise.reject(Object.assign(new Error(`connect ${code} 192.0.2.1:443`), { code, syscall: 'connect' })),
      destroy: () => handler.destroy(),
    }
    const session = new Session({
      handler: refusing,
      credentials: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }),
    })
    onTestFinished(() => session.close())
    for (const type of ['aws.sns.topic', 'aws.iam.password-policy', 'aws.s3.bucket']) {
      const of = readers.get(type)
      if (!of) throw new Error(type)
      const error = await collectOne(of, session, '111122223333').catch(thrown => thrown)
      expect(endsReading(error), `${type}: ${JSON.stringify(error)}`).toBe(true)
      expect(error).toMatchObject({ code })
    }
  },
)

test('no way to one of several addresses is no want of ports', () => {
  const of = (code: string) => Object.assign(new AggregateError([]), { code })
  expect([endsReading(of('EADDRNOTAVAIL')), endsReading(of('EMFILE'))]).toEqual([false, true])
})
