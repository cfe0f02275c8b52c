import type {
  MailProtocol,
  ProtocolAnswer,
  ProtocolTarget,
} from '../../../../../shared/evidence/after-schema.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import type { AnswerFault } from '../scenarios/scenario.ts';
import type { BoundSocket, World } from '../world/world.ts';

const dayMs = 24 * 60 * 60_000;
/** So long a talk waits for a word. */
const silenceMs = 5_000;
/** So much of a greeting without an end is read. */
const mostCharacters = 512;

type Answered = Pick<
  ProtocolAnswer,
  'outcome' | 'said' | 'secure' | 'certificate' | 'error' | 'durationMs'
>;

/** What the mail services of a rehearsal server say. */
export const protocolAnswers = (world: World, talk: readonly ProtocolTarget[]): ProtocolAnswer[] =>
  talk.map((target) => ({ ...target, ...talkTo(world, target) }));

const talkTo = (world: World, target: ProtocolTarget): Answered => {
  const listener = world.sockets.find(
    ({ protocol, family, port }) =>
      protocol === 'tcp' && family === target.family && port === target.port,
  );
  if (!listener) return { ...nothing, outcome: 'refused', error: 'ECONNREFUSED', durationMs: 1 };
  const owner = ownerOf(world, listener);
  const greeting = owner === null ? null : greetingOf(world, owner);
  const fault = owner === null ? undefined : world.scenario.answers[owner];
  const speaksTls = owner !== null && wantsTls(owner, target.port);
  if (fault?.kind === 'silent') return { ...nothing, ...silence };
  // Whoever waits for a TLS handshake says nothing by itself; and a greeting is no TLS handshake.
  if (speaksTls && target.tls === 'none') return { ...nothing, ...silence };
  if (!speaksTls && target.tls === 'implicit')
    return {
      ...nothing,
      outcome: 'tls-failed',
      error: say('greeting.closed-in-handshake'),
      durationMs: 6,
    };
  const secured = speaksTls
    ? { secure: true, certificate: certificateOf(world, fault) }
    : { secure: false, certificate: null };
  return { ...spoken(target, greeting, fault), ...secured };
};

const nothing = { said: '', secure: false, certificate: null } as const;
const silence = {
  outcome: 'timed-out',
  error: say('greeting.none-within', { seconds: silenceMs / 1_000 }),
  durationMs: silenceMs,
} as const;
const closed = {
  outcome: 'closed',
  said: '',
  error: say('greeting.closed'),
  durationMs: 9,
} as const;

const spoken = (
  { protocol }: ProtocolTarget,
  greeting: Greeting | null,
  fault: AnswerFault | undefined,
): Pick<Answered, 'outcome' | 'said' | 'error' | 'durationMs'> => {
  switch (fault?.kind) {
    case 'endless-banner':
      return {
        outcome: 'unexpected',
        said: '+OK '.padEnd(mostCharacters, 'The service is ready and '),
        error: say('greeting.none'),
        durationMs: 40,
      };
    case 'closes':
      return closed;
    case 'says':
      return {
        outcome: 'unexpected',
        said: fault.text,
        error: say('greeting.none'),
        durationMs: 12,
      };
    default:
      if (greeting === null) return closed;
      return greeting.protocol === protocol
        ? { outcome: 'answered', said: greeting.text, error: null, durationMs: 14 }
        : {
            outcome: 'unexpected',
            said: greeting.text,
            error: say('greeting.none'),
            durationMs: 14,
          };
  }
};

/** The service whose process listens. */
const ownerOf = (world: World, { pid }: BoundSocket): string | null =>
  world.processes.find((process) => process.pid === pid)?.service ?? null;

type Greeting = { readonly protocol: MailProtocol; readonly text: string };

/** The words of the real services. */
const greetingOf = (world: World, owner: string): Greeting | null => {
  const { hostName } = world.scenario.header;
  switch (owner) {
    case 'MSExchangePop3':
    case 'MSExchangePOP3BE':
      return { protocol: 'pop3', text: '+OK The Microsoft Exchange POP3 service is ready.' };
    case 'MSExchangeImap4':
    case 'MSExchangeIMAP4BE':
      return { protocol: 'imap4', text: '* OK The Microsoft Exchange IMAP4 service is ready.' };
    case 'MSExchangeFrontEndTransport':
    case 'MSExchangeTransport':
    case 'MSExchangeDelivery':
      return {
        protocol: 'smtp',
        text: `220 ${hostName}.contoso.com Microsoft ESMTP MAIL Service ready at ${smtpDate(world.now)}`,
      };
    default:
      return null;
  }
};

/** As Exchange writes it: `Tue, 24 Nov 2026 03:26:00 +0000`. */
const smtpDate = (at: number): string => new Date(at).toUTCString().replace('GMT', '+0000');

const backEnds: ReadonlySet<string> = new Set(['MSExchangePOP3BE', 'MSExchangeIMAP4BE']);

const wantsTls = (owner: string, port: number): boolean =>
  port === 995 || port === 993 || backEnds.has(owner);

/** The certificate that Setup made when Exchange was installed, or one that has ended some days ago. */
const certificateOf = (
  { scenario, bornAt }: World,
  fault: AnswerFault | undefined,
): NonNullable<ProtocolAnswer['certificate']> => {
  const name = `CN=${scenario.header.hostName ?? 'EX01'}`;
  const notAfter = bornAt + (fault?.kind === 'expired-certificate' ? -3 : 1_240) * dayMs;
  return {
    subject: name,
    issuer: name,
    notBefore: new Date(notAfter - 5 * 365 * dayMs).toISOString(),
    notAfter: new Date(notAfter).toISOString(),
  };
};
