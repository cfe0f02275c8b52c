import type { Capture } from '../../shared/watch/state.ts';

/** The capture of tcp/9955 by an outgoing connection to a domain controller, still open; what is given takes the place of its own. */
export const captureOf = (over: Partial<Capture> = {}): Capture => ({
  id: 'capture-1',
  service: 'MSExchangePOP3BE',
  protocol: 'tcp',
  port: 9955,
  family: 'ipv4',
  holder: {
    pid: 3000,
    image: null,
    service: 'MSExchangeADTopology',
    remote: '10.0.0.5:3268',
    state: 'established',
  },
  firstSeenAt: '2026-11-24T04:00:00.000Z',
  lastSeenAt: null,
  ...over,
});
