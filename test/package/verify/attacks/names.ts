import { type Attack, extra, hostileZip, lied, replaced } from './attack.ts'

export const names: Attack[] = [
  ...[
    '../controls.json',
    '/etc/cron.d/x',
    'a/../../x',
    './VERIFY.md',
    'evidence//x',
    'C:\\x',
    'evidence\\x',
    'a\0b',
    'ＶERIFY.md',
  ].map(name =>
    hostileZip({ name: `the name ${JSON.stringify(name)}`, code: 'NAME_UNSAFE', file: null }, extra({ name })),
  ),
  hostileZip({ name: 'a name that is too long', code: 'NAME_UNSAFE', file: null }, extra({ name: 'a'.repeat(60_000) })),
  hostileZip(
    { name: 'a second name in the extra field', code: 'NAME_UNSAFE', file: 'VERIFY.md' },
    replaced('VERIFY.md', () => ({ extra: Buffer.from('75700900010000000041424344', 'hex') })),
  ),
  hostileZip({ name: 'a name twice', code: 'NAME_DUPLICATE', file: 'controls.json' }, extra({})),
  hostileZip(
    { name: 'a name in capitals', code: 'NAME_DUPLICATE', file: 'CONTROLS.json' },
    extra({ name: 'CONTROLS.json' }),
  ),
  hostileZip(
    { name: 'a name outside the list', code: 'NAME_UNKNOWN', file: 'run-me.sh' },
    extra({ name: 'run-me.sh' }),
  ),
  hostileZip(
    { name: 'a stray folder', code: 'NAME_UNKNOWN', file: 'extras/' },
    extra({ name: 'extras/', mode: 0o40755, method: 0, data: Buffer.alloc(0) }),
  ),
  lied({ name: 'a signed name outside the list', code: 'NAME_UNKNOWN', file: 'run-me.sh' }, files =>
    files.set('run-me.sh', Buffer.from('x')),
  ),
  hostileZip(
    {
      name: 'an evidence file that nobody signed',
      code: 'FILE_UNLISTED',
      file: 'evidence/111122223333/eu-west-1/aws.x.json',
    },
    extra({ name: 'evidence/111122223333/eu-west-1/aws.x.json' }),
  ),
]
