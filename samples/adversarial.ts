/** What, repeated, makes patterns without bounds take the square of a text's length. */
export const ADVERSARIAL: readonly string[] = [
  ...[
    'a.a+a-',
    'eyJ',
    'eyJaaaaaaa.',
    '.eyJaaaaaaa',
    'password=',
    'password= ',
    'password=****;',
    'password: |',
    'token : ',
  ],
  ...['QUJDRGVm0123/+', '0123456789abcdef', 'ABCDEFGHIJKLMNOP', '\\"', '"', '=', 'a=', ' ', ' :', '<password>'],
  ...['://a:', 'a:', '://@', '--', '--aaaaaaaa', '--token x ', ' -u a:', 'Bearer ', 'bearer aaaaaaaaaaaaaaaaaaa '],
  ...[
    'arn:aws:',
    'arn:aws:s3:::',
    '{{resolve:',
    '-----BEGIN PRIVATE KEY-----',
    'PuTTY-User-Key-File-2',
    '?sig=',
    'ghp_',
  ],
  ...[
    'sk-',
    'sk-aaaa',
    'SG.aaaaaaaaaaaaaaaaa.',
    'xoxb-',
    '1234567890:AA',
    'aaaaaaaaaaaaaa.atlasv1.',
    'AKIAABCDEFGHIJKLMNOP ',
  ],
  ...['[', '{"a":', '%7B', 'discord.com/api/webhooks/'],
]

export const repeated = (unit: string, size: number): string => unit.repeat(Math.ceil(size / unit.length))
