import { check, fail, pass, unknown } from '../../kit/index.ts'
import { fleet } from './fleet.ts'

const GUIDE = 'https://docs.aws.amazon.com/appstream2/latest/developerguide'
const FLEETS = [`${GUIDE}/set-up-stacks-fleets.html`]

export const noDefaultInternetAccess = check(fleet, {
  id: 'appstream-fleet-no-default-internet-access',
  title: 'AppStream fleets reach the internet only through the customer’s own network',
  severity: 'medium',
  remediation: 'Turn off default internet access for the fleet and route its traffic through a NAT gateway in the VPC.',
  why: 'Behind a NAT gateway, nobody on the internet can open a connection to a streaming instance; with default internet access, no control of the customer stands in between.',
  references: [`${GUIDE}/internet-access.html`],
  equivalents: { prowler: ['appstream_fleet_default_internet_access_disabled'] },
  test({ EnableDefaultInternetAccess: on }) {
    if (on === undefined) return unknown('AWS did not state whether the fleet has default internet access.')
    return on ? fail('The fleet has default internet access.') : pass('The fleet has no default internet access.')
  },
})

export const sessionsUnder10Hours = check(fleet, {
  id: 'appstream-fleet-sessions-under-10-hours',
  title: 'AppStream sessions end within 10 hours',
  severity: 'medium',
  remediation: 'Set the maximum session duration of the fleet to less than 10 hours (36,000 seconds).',
  references: FLEETS,
  equivalents: { prowler: ['appstream_fleet_maximum_session_duration'] },
  test({ MaxUserDurationInSeconds: seconds }) {
    if (seconds === undefined) return unknown('AWS did not state how long sessions of the fleet may last.')
    return seconds < 36_000
      ? pass(`Sessions end after ${seconds} seconds.`)
      : fail(`Sessions may last ${seconds} seconds, which is 10 hours or more.`)
  },
})

export const disconnectedWithin5Minutes = check(fleet, {
  id: 'appstream-fleet-disconnected-sessions-end-5-minutes',
  title: 'AppStream sessions end within 5 minutes after the user is disconnected',
  severity: 'medium',
  remediation: 'Set the disconnect timeout of the fleet to 5 minutes (300 seconds) or less.',
  why: 'Someone who takes over the device or the connection can continue a session that is still open.',
  references: FLEETS,
  equivalents: { prowler: ['appstream_fleet_session_disconnect_timeout'] },
  test({ DisconnectTimeoutInSeconds: seconds }) {
    if (seconds === undefined) return unknown('AWS did not state when sessions end that lost their user.')
    return seconds <= 300
      ? pass(`They end after ${seconds} seconds.`)
      : fail(`They end after ${seconds} seconds, which is more than 5 minutes.`)
  },
})

/** 0: a user is never disconnected for being idle (Fleet in the API reference). */
export const idleWithin10Minutes = check(fleet, {
  id: 'appstream-fleet-idle-users-disconnected-10-minutes',
  title: 'AppStream disconnects idle users within 10 minutes',
  severity: 'medium',
  remediation: 'Set the idle disconnect timeout of the fleet to 10 minutes (600 seconds) or less.',
  why: 'An unattended session is open to anyone who passes by.',
  references: FLEETS,
  equivalents: { prowler: ['appstream_fleet_session_idle_disconnect_timeout'] },
  test({ IdleDisconnectTimeoutInSeconds: seconds }) {
    if (seconds === undefined) return unknown('AWS did not state when idle users are disconnected.')
    if (seconds === 0) return fail('Idle users are never disconnected.')
    return seconds <= 600
      ? pass(`Idle users are disconnected after ${seconds} seconds.`)
      : fail(`Idle users are disconnected after ${seconds} seconds, which is more than 10 minutes.`)
  },
})
