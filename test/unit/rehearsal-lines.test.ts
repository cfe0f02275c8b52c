import { describe, expect, it } from 'vitest';

import { eventLines as linesIn } from '../../shared/rehearsal/event-lines.ts';
import { textsIn } from '../../shared/texts/texts.ts';

const eventLines = (body: Parameters<typeof linesIn>[0]) => linesIn(body, textsIn('en'));

const stopped = (name: string) => ({ name, state: 'stopped' as const });

describe('what a rehearsal says of what happens', () => {
  it('names who is waited for, the first of many', () => {
    expect(eventLines({ type: 'settling', waitingFor: [] })).toEqual([]);
    expect(eventLines({ type: 'settling', waitingFor: [stopped('A')] })).toEqual([
      'Waiting for A (stopped)',
    ]);
    const many = ['A', 'B', 'C', 'D', 'E', 'F'].map(stopped);
    expect(eventLines({ type: 'settling', waitingFor: many })).toEqual([
      'Waiting for A (stopped), B (stopped), C (stopped), D (stopped) and 2 more',
    ]);
  });

  it('says how the wait ended, and what came and went meanwhile', () => {
    const settled = {
      outcome: 'limit-reached' as const,
      waitedSeconds: 300.4,
      left: [stopped('A')],
      flapping: ['B'],
    };
    expect(eventLines({ type: 'settled', settled })).toEqual([
      'Services: limit-reached after 300 s; not settled: A (stopped); came and went: B',
    ]);
  });

  it('counts the greetings, and names a port that gave none once for both families', () => {
    const answer = (family: 'ipv4' | 'ipv6', outcome: 'answered' | 'refused', port: number) => ({
      service: 'MSExchangePOP3BE',
      place: 'back-end' as const,
      protocol: 'pop3' as const,
      tls: 'either' as const,
      address: '127.0.0.1',
      said: '',
      secure: false,
      certificate: null,
      error: null,
      durationMs: 1,
      family,
      outcome,
      port,
    });
    expect(
      eventLines({
        type: 'verification-finished',
        complete: true,
        baseline: { usable: true, code: 'ok', why: null, collectedAt: null, sha256: null },
        findings: [],
        rows: [],
        answers: [
          answer('ipv4', 'refused', 9955),
          answer('ipv6', 'refused', 9955),
          answer('ipv4', 'answered', 1995),
        ],
      }),
    ).toEqual(['Greetings: 1 of 3', 'MSExchangePOP3BE port 9955: refused']);
  });

  it('is silent about the rest', () => {
    expect(eventLines({ type: 'watch-resumed' })).toEqual([]);
  });
});
