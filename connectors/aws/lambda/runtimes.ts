/**
 * Until when AWS supports a runtime, from when it lets nobody create functions of it, and from when nobody update them. The
 * facts are of the tables "Supported runtimes" and "Deprecated runtimes" of the Lambda developer guide
 * (https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html), which say that dates to come may be moved. Taken from
 * two readings of that page by others that agree on every date but one: endoflife.date's of {@link READ}, and of 2026-06-02
 * that of cfn-lint, AWS's own, which alone has `noNew`, and which `noUpdates` of nodejs4.3-edge is of. Runtimes that exist
 * as base images only are left out; java8.al2023, java11.al2023 and java17.al2023 stand in the later reading alone.
 */
export const RUNTIMES: Readonly<Record<string, Support>> = {
  dotnet6: { ends: '2024-12-20', noNew: '2027-02-01', noUpdates: '2027-03-03' },
  dotnet8: { ends: '2026-11-10', noNew: '2027-02-01', noUpdates: '2027-03-03' },
  dotnet10: { ends: '2028-11-14', noNew: '2028-12-14', noUpdates: '2029-01-15' },
  'dotnetcore1.0': { ends: '2019-06-27', noNew: '2019-06-30', noUpdates: '2019-07-30' },
  'dotnetcore2.0': { ends: '2019-05-30', noNew: '2019-04-30', noUpdates: '2019-05-30' },
  'dotnetcore2.1': { ends: '2022-01-05', noNew: '2022-01-05', noUpdates: '2022-04-13' },
  'dotnetcore3.1': { ends: '2023-04-03', noNew: '2023-04-03', noUpdates: '2023-05-03' },
  'go1.x': { ends: '2024-01-08', noNew: '2024-02-08', noUpdates: '2027-03-03' },
  java8: { ends: '2024-01-08', noNew: '2024-02-08', noUpdates: '2027-03-03' },
  'java8.al2': { ends: '2027-06-30', noNew: '2027-07-31', noUpdates: '2027-08-31' },
  'java8.al2023': { ends: '2029-06-30', noUpdates: '2029-08-31' },
  java11: { ends: '2027-06-30', noNew: '2027-07-31', noUpdates: '2027-08-31' },
  'java11.al2023': { ends: '2029-06-30', noUpdates: '2029-08-31' },
  java17: { ends: '2027-06-30', noNew: '2027-07-31', noUpdates: '2027-08-31' },
  'java17.al2023': { ends: '2029-06-30', noUpdates: '2029-08-31' },
  java21: { ends: '2029-06-30', noNew: '2029-07-31', noUpdates: '2029-08-31' },
  java25: { ends: '2029-06-30', noNew: '2029-07-31', noUpdates: '2029-08-31' },
  nodejs: { ends: '2016-08-30', noNew: '2016-09-30', noUpdates: '2016-10-31' },
  'nodejs4.3': { ends: '2020-03-05', noNew: '2020-02-03', noUpdates: '2020-03-05' },
  'nodejs4.3-edge': { ends: '2020-03-05', noNew: '2019-03-31', noUpdates: '2019-04-30' },
  'nodejs6.10': { ends: '2019-08-12', noNew: '2019-07-12', noUpdates: '2019-08-12' },
  'nodejs8.10': { ends: '2020-03-06', noNew: '2020-02-04', noUpdates: '2020-03-06' },
  'nodejs10.x': { ends: '2021-07-30', noNew: '2021-07-30', noUpdates: '2022-02-14' },
  'nodejs12.x': { ends: '2023-03-31', noNew: '2023-03-31', noUpdates: '2023-04-30' },
  'nodejs14.x': { ends: '2023-12-04', noNew: '2024-01-09', noUpdates: '2027-03-03' },
  'nodejs16.x': { ends: '2024-06-12', noNew: '2027-02-01', noUpdates: '2027-03-03' },
  'nodejs18.x': { ends: '2025-09-01', noNew: '2027-02-01', noUpdates: '2027-03-03' },
  'nodejs20.x': { ends: '2026-04-30', noNew: '2027-02-01', noUpdates: '2027-03-03' },
  'nodejs22.x': { ends: '2027-04-30', noNew: '2027-06-01', noUpdates: '2027-07-01' },
  'nodejs24.x': { ends: '2028-04-30', noNew: '2028-06-01', noUpdates: '2028-07-01' },
  provided: { ends: '2024-01-08', noNew: '2024-02-08', noUpdates: '2027-03-03' },
  'provided.al2': { ends: '2026-07-31', noNew: '2027-02-01', noUpdates: '2027-03-03' },
  'provided.al2023': { ends: '2029-06-30', noNew: '2029-07-31', noUpdates: '2029-08-31' },
  'python2.7': { ends: '2021-07-15', noNew: '2021-07-15', noUpdates: '2022-05-30' },
  'python3.6': { ends: '2022-07-18', noNew: '2022-07-18', noUpdates: '2022-08-29' },
  'python3.7': { ends: '2023-12-04', noNew: '2024-01-09', noUpdates: '2027-03-03' },
  'python3.8': { ends: '2024-10-14', noNew: '2027-02-01', noUpdates: '2027-03-03' },
  'python3.9': { ends: '2025-12-15', noNew: '2027-02-01', noUpdates: '2027-03-03' },
  'python3.10': { ends: '2026-10-31', noNew: '2027-02-01', noUpdates: '2027-03-03' },
  'python3.11': { ends: '2027-06-30', noNew: '2027-07-31', noUpdates: '2027-08-31' },
  'python3.12': { ends: '2028-10-31', noNew: '2028-11-30', noUpdates: '2029-01-10' },
  'python3.13': { ends: '2029-06-30', noNew: '2029-07-31', noUpdates: '2029-08-31' },
  'python3.14': { ends: '2029-06-30', noNew: '2029-07-31', noUpdates: '2029-08-31' },
  'ruby2.5': { ends: '2021-07-30', noNew: '2021-07-30', noUpdates: '2022-03-31' },
  'ruby2.7': { ends: '2023-12-07', noNew: '2024-01-09', noUpdates: '2027-03-03' },
  'ruby3.2': { ends: '2026-03-31', noNew: '2027-02-01', noUpdates: '2027-03-03' },
  'ruby3.3': { ends: '2027-03-31', noNew: '2027-04-30', noUpdates: '2027-05-31' },
  'ruby3.4': { ends: '2028-03-31', noNew: '2028-04-30', noUpdates: '2028-05-31' },
  'ruby4.0': { ends: '2029-03-31', noNew: '2029-04-30', noUpdates: '2029-05-31' },
}

interface Support {
  readonly ends: string
  readonly noNew?: string
  readonly noUpdates: string
}

/** Who judges after this day goes by what AWS had planned by it. */
export const READ = '2026-08-22'
