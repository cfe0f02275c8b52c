import { describe, expect, it } from 'vitest';

import { isMailService, protocolTargets } from '../../../shared/after/protocol-targets.ts';
import type { Endpoint, Service } from '../../../shared/evidence/schema.ts';
import { afterInput } from '../../support/after.ts';
import { errorItem, installPath, listeners, pop3be, service } from '../../support/evidence.ts';

const frontEnd = `${installPath}FrontEnd\\PopImap\\`;
const pop3 = service('MSExchangePop3', {
  pid: 5000,
  imagePath: `${frontEnd}Microsoft.Exchange.Pop3service.exe`,
});

const brief = (services: readonly Service[], endpoints: readonly Endpoint[]) =>
  protocolTargets(afterInput({ services, endpoints }, { services, endpoints })).map(
    ({ service: name, place, protocol, tls, family, address, port }) =>
      [name, place, protocol, tls, family, address, port].join(' '),
  );

describe('protocolTargets', () => {
  it('talks to POP3 with TLS where it begins with it, in both families, over the loopback address', () => {
    expect(brief([pop3], [...listeners(110, 5000), ...listeners(995, 5000)])).toEqual([
      'MSExchangePop3 front-end pop3 none ipv4 127.0.0.1 110',
      'MSExchangePop3 front-end pop3 none ipv6 ::1 110',
      'MSExchangePop3 front-end pop3 implicit ipv4 127.0.0.1 995',
      'MSExchangePop3 front-end pop3 implicit ipv6 ::1 995',
    ]);
  });

  it('talks to a back end on its own port, in whichever way it answers', () => {
    expect(brief([pop3be()], listeners(9955, 4120))).toEqual([
      'MSExchangePOP3BE back-end pop3 either ipv4 127.0.0.1 9955',
      'MSExchangePOP3BE back-end pop3 either ipv6 ::1 9955',
    ]);
  });

  it.each([
    ['MSExchangeImap4', 143, 'front-end imap4 none'],
    ['MSExchangeImap4', 993, 'front-end imap4 implicit'],
    ['MSExchangeIMAP4BE', 9933, 'back-end imap4 either'],
    ['MSExchangeFrontEndTransport', 25, 'front-end smtp none'],
    ['MSExchangeFrontEndTransport', 587, 'front-end smtp none'],
    ['MSExchangeFrontEndTransport', 717, 'front-end smtp none'],
    ['MSExchangeTransport', 2525, 'back-end smtp none'],
    ['MSExchangeTransport', 465, 'back-end smtp none'],
    ['MSExchangeTransport', 25, 'front-end smtp none'],
    ['MSExchangeDelivery', 475, 'back-end smtp none'],
  ])('talks to %s on %d', (name, port, how) => {
    const [v4] = brief([service(name)], listeners(port, 4000));
    expect(v4).toBe(`${name} ${how} ipv4 127.0.0.1 ${port}`);
    expect(isMailService(name.toUpperCase())).toBe(true);
  });

  it.each([
    ['a port of which it is not known what is spoken there', [pop3], listeners(9999, 5000)],
    ['a service of another kind', [service('MSExchangeIS')], listeners(110, 4000)],
    ['a port of somebody else', [pop3], listeners(110, 7777)],
    [
      'a service that did not run',
      [service('MSExchangePop3', { state: 'stopped' })],
      listeners(110, 4000),
    ],
  ])('does not talk to %s', (_name, services, endpoints) => {
    expect(brief(services, endpoints)).toEqual([]);
  });

  it('knows a worker as its service', () => {
    const transport = service('MSExchangeTransport', { pid: 6000 });
    const processes = [
      { pid: 6000, startedAt: null, imagePath: transport.imagePath },
      { pid: 6001, startedAt: null, imagePath: `${installPath}Bin\\EdgeTransport.exe` },
    ];
    const side = { services: [transport], endpoints: listeners(2525, 6001), processes };
    expect(protocolTargets(afterInput(side, side))).toHaveLength(2);
  });

  it('uses the address itself where the service listens on a single one, and only the family in which it listened', () => {
    const [v4] = listeners(110, 5000);
    const endpoints = v4 ? [{ ...v4, localAddress: '10.0.0.21' }, v4] : [];
    expect(brief([pop3], endpoints)).toEqual([
      'MSExchangePop3 front-end pop3 none ipv4 10.0.0.21 110',
      'MSExchangePop3 front-end pop3 none ipv4 127.0.0.1 110',
    ]);
  });

  it('goes by what ran before, not by what runs now', () => {
    const input = afterInput(
      { services: [pop3be()], endpoints: listeners(9955, 4120) },
      { services: [pop3be({ state: 'stopped' }), pop3], endpoints: listeners(110, 5000) },
    );
    expect(protocolTargets(input).map(({ service: name }) => name)).toEqual([
      'MSExchangePOP3BE',
      'MSExchangePOP3BE',
    ]);
  });

  it.each([
    ['no baseline', null],
    ['a baseline without services', { replace: [errorItem('services')] }],
    ['a baseline without listeners', { replace: [errorItem('endpoints')] }],
  ])('goes by what runs now with %s', (_name, before) => {
    const input = afterInput(before, { services: [pop3], endpoints: listeners(110, 5000) });
    expect(protocolTargets(input).map(({ port }) => port)).toEqual([110, 110]);
  });

  it('talks to nobody when neither side was read', () => {
    expect(protocolTargets(afterInput(null, { replace: [errorItem('services')] }))).toEqual([]);
    expect(protocolTargets(afterInput(null, { replace: [errorItem('endpoints')] }))).toEqual([]);
  });
});
