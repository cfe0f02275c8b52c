import { describe, expect, it } from 'vitest';

import { runningHeads } from '../../shared/report/html/render-report.ts';
import { redactReport } from '../../shared/report/redact.ts';
import { addressesIn } from '../../shared/report/redact/addresses.ts';
import { pathsIn } from '../../shared/report/redact/programs.ts';
import type { Report } from '../../shared/report/schema.ts';
import { textsIn } from '../../shared/texts/texts.ts';
import { reportOn, sampleReports } from '../support/reports.ts';

const saying = (text: string, given: Partial<Report> = {}): Report => ({
  ...reportOn(),
  ...given,
  timeline: [{ at: '2026-11-24T03:00:00.000Z', kind: 'problem', text }],
});

const redacted = (text: string, given: Partial<Report> = {}): string =>
  redactReport(saying(text, given)).report.timeline[0]?.text ?? '';

describe('what is replaced', () => {
  it.each([
    ['EX01 asks dc1.corp.contoso.com', 'SERVER-1 asks HOST-1.DOMAIN-1'],
    ['ex01.corp.contoso.com is EX01', 'SERVER-1.DOMAIN-1 is SERVER-1'],
    ['from 10.1.2.3:3268 and 10.1.2.30', 'from ADDRESS-1:3268 and ADDRESS-2'],
    ['[fd00::5]:88, address:fd00:0:0:0:0:0:0:5', '[ADDRESS-1]:88, address:ADDRESS-1'],
    ['user CONTOSO\\jdoe and jdoe@contoso.com', 'user DOMAIN-1\\PERSON-1 and PERSON-1@DOMAIN-1'],
    ['S-1-5-21-1-2-3-500 logged on', 'PERSON-1 logged on'],
    ['+OK ready. [TQBYADAAMQAuAGMAbwByAHAA]', '+OK ready. [TOKEN-1]'],
    ['D:\\Acme Tools\\agent.exe; then agent.exe', 'PROGRAM-1; then PROGRAM-1'],
  ])('%s', (text, expected) => {
    expect(redacted(text)).toBe(expected);
  });
});

describe('what stays', () => {
  it.each([
    '127.0.0.1, ::1, 0.0.0.0 and [::]:9955',
    'Exchange 15.2.1544.4 on Windows 10.0.17763 at 03:10:00.000',
    'C:\\Windows\\System32\\lsass.exe and C:\\Program Files\\Microsoft\\Exchange Server\\V15\\Bin\\x.exe',
    'Microsoft.Exchange.Net of MSExchangePOP3BE tcp/9955, see https://learn.microsoft.com/exchange/',
    'NT AUTHORITY\\SYSTEM runs Bin\\ExSetup.exe',
    'netsh int ipv4 add excludedportrange protocol=tcp startport=9955 numberofports=1',
    'A.B::Cd and std::string',
  ])('%s', (text) => {
    expect(redacted(text)).toBe(text);
  });

  it('is the version of Exchange, though it could be an address', () => {
    const report = reportOn();
    const { exchange } = report.server;
    const server = {
      ...report.server,
      exchange: exchange && { ...exchange, version: '15.1.225.42' },
    };
    expect(redacted('Exchange 15.1.225.42, peer 15.1.225.43', { server })).toBe(
      'Exchange 15.1.225.42, peer ADDRESS-1',
    );
  });
});

describe('names that are words', () => {
  const called = (hostName: string, text: string): string =>
    redacted(text, { server: { ...reportOn().server, hostName } });

  it('go where they are written as the name', () => {
    expect(called('MAIL', 'The mail service on MAIL runs.')).toBe(
      'The mail service on SERVER-1 runs.',
    );
  });

  it('do not take a part of another name or word', () => {
    expect(called('EX1', 'EX1 and EX10')).toBe('SERVER-1 and EX10');
    expect(called('FAIL', 'x')).toBe('x');
    expect(
      redactReport({ ...reportOn(), server: { ...reportOn().server, hostName: 'fail' } }).report
        .findings,
    ).toHaveLength(reportOn().findings.length);
  });

  it('leave no doubt where they touch other letters', () => {
    expect(called('SRV2026', 'xSRV2026y')).toBe('x_SERVER-1_y');
  });

  it('that are not known are no names', () => {
    expect(called('unknown', 'It is unknown.')).toBe('It is unknown.');
  });
});

describe('the report and its legend', () => {
  const { report, legend } = redactReport(sampleReports['everything at once']!());

  it('says at the head of every page that it is redacted', () => {
    expect(report.redacted).toBe(true);
    expect(runningHeads(report, textsIn('en'))[0]).toMatch(/^REDACTED, .*SERVER-1: no-go$/);
  });

  it('keeps what people wrote for the legend', () => {
    expect(report.waivers[0]).toMatchObject({ by: 'PERSON-1', reason: 'TEXT-1' });
    expect(legend.standIns).toContainEqual({
      standIn: 'TEXT-1',
      kind: 'TEXT',
      originals: ['POP3 is retired this week; nobody reads mail by it.'],
    });
    expect(JSON.stringify(report)).not.toContain('legend');
  });
});

it('finds addresses and paths in texts', () => {
  expect(addressesIn('a 1.2.3.4.5 b 300.1.1.1 c 12:34:56 d fe80::1%4 e 00:15:5D:01:02:03')).toEqual(
    ['fe80::1', '00:15:5D:01:02:03'],
  );
  expect(pathsIn('ran "E:\\a b\\c.exe" -x, D:\\x\\y.log. End')).toEqual([
    'E:\\a b\\c.exe',
    'D:\\x\\y.log',
  ]);
});
