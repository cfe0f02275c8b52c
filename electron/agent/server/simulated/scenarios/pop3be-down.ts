import { gateway, serverWithGateway, update } from './updates.ts';

const minuteMs = 60_000;

/** 9955 is taken while POP3 back end is stopped, and given back some minutes after Setup has reported success. */
export const pop3beDown = serverWithGateway({
  ...update,
  captures: [
    {
      whenStopped: 'MSExchangePOP3BE',
      afterMs: 6_000,
      // Setup ends about 22 minutes after this stop; whoever then waits three minutes sees the port given back.
      lastsMs: 26 * minuteMs,
      family: 'ipv4',
      port: 9955,
      by: gateway,
      remoteAddress: '10.0.0.5',
      remotePort: 3268,
    },
  ],
});
