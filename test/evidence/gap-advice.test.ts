import { expect, test } from 'vitest'
import { classify } from '../../src/collect/failure.ts'
import { gapAdvice } from '../../src/evidence/gap-advice.ts'

const told = (name: string, message: string, action = 'ec2:DescribeVpcs') => ({
  action,
  ...classify(Object.assign(new Error(message), { name })),
})

test('a denial by a policy of the organization is told apart from one by IAM', () => {
  const who =
    'User: arn:aws:sts::111122223333:assumed-role/audit/exhibit-1 is not authorized to perform: ec2:DescribeVpcs'
  const iam = told(
    'UnauthorizedOperation',
    `${who} because no identity-based policy allows the ec2:DescribeVpcs action`,
  )
  const scp = told('UnauthorizedOperation', `${who} with an explicit deny in a service control policy`)
  expect(gapAdvice(iam)).toBe('Allow ec2:DescribeVpcs to the collecting role.')
  expect(gapAdvice(scp)).toMatch(
    /service control policy of the organization denies ec2:DescribeVpcs.*IAM does not help/,
  )
  expect(scp.message).toContain('explicit deny in a service control policy')
})

test('what AWS said is kept redacted, bounded, and without what differs from call to call', () => {
  const { message } = told(
    'AccessDeniedException',
    'User: arn:aws:sts::111122223333:assumed-role/audit/exhibit-019ab is not authorized. Encoded authorization failure message: abcDEF123 (Service: Ec2, Status Code: 403, Request ID: 1234-abcd)',
  )
  expect(message).toContain('assumed-role/audit is not authorized')
  expect(message).not.toMatch(/exhibit-019ab|abcDEF123/)
  expect(told('ValidationException', 'x'.repeat(5000)).message?.length).toBeLessThanOrEqual(400)
  expect(told('ValidationException', 'the password=hunter2hunter2 is wrong').message).toBe(
    'the password=[redacted: assigned-password] is wrong',
  )
  expect(told('ThrottlingException', 'ThrottlingException')).not.toHaveProperty('message')
})

test('what AWS said costs its length, whatever it repeats', () => {
  const cost = (unit: string, size: number) => {
    const before = process.cpuUsage()
    told('ValidationException', unit.repeat(size / unit.length))
    return process.cpuUsage(before).user / 1000
  }
  for (const unit of ['  \t', '(service: ', ':assumed-role/', 'request id', 'Encoded authorization '])
    expect(cost(unit, 256_000), unit).toBeLessThan(24 * cost(unit, 32_000) + 50)
})

test('every reason and every name of ours has advice', () => {
  for (const reason of [
    'denied',
    'throttled',
    'region_disabled',
    'not_supported',
    'unreachable',
    'timeout',
    'failed',
  ] as const)
    expect(gapAdvice({ action: 'iam:ListUsers', reason, detail: 'X' })).toMatch(/^[A-Z].*\.$/)
  expect(gapAdvice({ action: 'a', reason: 'failed', detail: 'CountDiffers: 3, listed 2' })).toContain('two counts')
})
