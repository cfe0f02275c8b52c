import type { ProtocolTarget } from '../evidence/after-schema.ts';
import { assertNever } from '../assert-never.ts';
import { families, stores, type Family } from '../ports/vocabulary.ts';
import { exclusionItem, itemTitle } from '../evidence/items.ts';
import { exclusionCommand, quoteName, quotePattern } from './command-text.ts';
import type { Plan, PlanAction, PlanStep } from './plan.ts';
import { startTypeCommand, startTypeWords } from './steps.ts';
import type { Texts } from '../texts/make-texts.ts';
import { say } from '../texts/stored.ts';

/** What `planAsCommands` prints; a draft has neither id nor hash yet. */
export type PlanByHand = Pick<Plan, 'title' | 'why' | 'cost' | 'undo' | 'steps' | 'obstacles'>;

/**
 * A plan as an operator does it by hand: every step in its order, with the check that follows it, and the commands that take everything back, last step first.
 *
 * For an elevated Windows PowerShell 5.1; `netsh` and `sc.exe` lines can be typed in cmd too. Whatever is no command is a comment, so nothing in it can run by mistake, and a name that is not plain is quoted so that PowerShell takes it as it is.
 */
export const planAsCommands = (plan: PlanByHand): string =>
  [
    comment(plan.title),
    comment(plan.why),
    comment(say('by-hand.cost', { cost: plan.cost })),
    comment(say('by-hand.how')),
    ...plan.obstacles.map(({ text }) => comment(say('by-hand.in-the-way', { obstacle: text }))),
    ...(plan.steps.length === 0 ? ['', comment(say('by-hand.nothing'))] : []),
    ...plan.steps.flatMap((step, index) => ['', ...stepLines(step, index + 1, plan.steps)]),
    ...undoLines(plan),
    '',
  ].join('\n');

/** The same as an operator of another language reads it: the comments are told again, the commands stay as they are. */
export const retellCommands = (commands: string, { retell }: Pick<Texts, 'retell'>): string =>
  commands
    .split('\n')
    .map((line) => {
      const [, number = '', text] = /^# (\d+\. )?(.*)$/.exec(line) ?? [];
      return text === undefined ? line : comment(`${number}${retell(text)}`);
    })
    .join('\n');

/** Text on a line of its own can never become a command. */
const comment = (text: string): string => `# ${oneLine(text)}`;

/** Every character that ends a line for PowerShell or a terminal, and all other control characters. */
const oneLine = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- these are the characters that must not get through
  text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();

const stepLines = (
  step: PlanStep,
  number: number,
  steps: readonly PlanStep[],
): readonly string[] => {
  const { does, checks } = byHand(step.action);
  const needs = steps.flatMap(({ id }, index) => (step.needs?.includes(id) ? [index + 1] : []));
  return [
    // Each text on a line of its own, so that it can be told again in another language.
    comment(`${number}. ${step.title}`),
    comment(step.why),
    ...(needs.length > 0 ? [comment(onlyIf(needs))] : []),
    ...does,
    ...checks,
    ...(step.mayFail === true
      ? [comment(say('by-hand.fails-go-on'))]
      : [comment(say('by-hand.fails-stop'))]),
  ];
};

const undoLines = ({ steps, undo }: PlanByHand): readonly string[] => {
  const back = steps.flatMap((step, index) => {
    const lines = undoOf(step.action);
    return lines === null ? [] : [{ number: index + 1, lines }];
  });
  if (back.length === 0) return [];
  return [
    '',
    comment(say('by-hand.undo', { undo })),
    comment(say('by-hand.undo-order')),
    ...back
      .toReversed()
      .flatMap(({ number, lines }) => [comment(say('by-hand.step', { number })), ...lines]),
  ];
};

const onlyIf = (needs: readonly number[]): string => {
  const [last = 0, ...others] = needs.toReversed();
  return others.length === 0
    ? say('by-hand.only-if', { step: last })
    : say('by-hand.only-if-all', { steps: others.toReversed().join(', '), last });
};

type ByHand = { readonly does: readonly string[]; readonly checks: readonly string[] };

/** `# check:` says what the line above must show. */
const check = (command: string, shows: string): readonly string[] => [
  command,
  comment(say('by-hand.check', { shows })),
];

const stateCheck = (service: string, state: string): readonly string[] =>
  check(
    `Get-Service -Name ${quotePattern(service)} | Format-List Name, Status`,
    say('by-hand.status', { status: state }),
  );

const byHand = (action: PlanAction): ByHand => {
  switch (action.kind) {
    case 'stop-service':
      return {
        does: [`Stop-Service -Name ${quotePattern(action.service)}`],
        checks: stateCheck(action.service, 'Stopped'),
      };
    case 'start-service':
      return {
        does: [`Start-Service -Name ${quotePattern(action.service)}`],
        checks: stateCheck(action.service, 'Running'),
      };
    case 'set-start-type':
      return {
        does: [startTypeCommand(action.service, action.startType)],
        checks: check(
          `sc.exe qc ${quoteName(action.service)}`,
          say('by-hand.start-type', {
            startType: startTypeWords[action.startType],
            before: startTypeWords[action.from],
          }),
        ),
      };
    case 'reserve-port':
    case 'release-port': {
      const { kind, family, port } = action;
      const verb = kind === 'reserve-port' ? 'add' : 'delete';
      return {
        does: [exclusionCommand(verb, family, port)],
        checks: check(
          itemTitle(exclusionItem(family, 'tcp', 'active')),
          say(verb === 'add' ? 'by-hand.asterisk' : 'by-hand.no-asterisk', { port }),
        ),
      };
    }
    case 'prove-excluded':
      return {
        does: [],
        checks: families.flatMap((family) =>
          stores.flatMap((store) =>
            check(
              itemTitle(exclusionItem(family, 'tcp', store)),
              say('by-hand.asterisk', { port: action.port }),
            ),
          ),
        ),
      };
    case 'prove-listening':
      return {
        does: [],
        checks: check(
          `Get-NetTCPConnection -State Listen -LocalPort ${action.port} | Format-Table LocalAddress, OwningProcess`,
          listensText(oneLine(action.service), action.families),
        ),
      };
    case 'prove-free':
      return { does: [], checks: freeCheck(action.family, action.port) };
    case 'wait-until-free':
      return {
        does: [
          `$until = (Get-Date).AddSeconds(${action.atMostSeconds}); while ((Get-Date) -lt $until -and (${rowsOf(action.family, action.port)})) { Start-Sleep -Seconds 1 }`,
        ],
        checks: freeCheck(action.family, action.port),
      };
    case 'close-connection':
      return {
        does: [
          comment(say('by-hand.close', { remote: action.remote, pid: action.pid })),
          `Get-Process -Id ${action.pid} | Format-List Id, ProcessName, Path, StartTime`,
        ],
        checks: freeCheck(action.family, action.port),
      };
    case 'prove-answers':
      return { does: [], checks: answerChecks(action.target) };
    case 'prove-running':
      return {
        does: [],
        checks: check(
          `Get-Service -Name ${action.services.map(quotePattern).join(', ')} | Format-Table Name, Status`,
          say('by-hand.each-running'),
        ),
      };
    default:
      return assertNever(action);
  }
};

const listensText = (service: string, listening: readonly Family[]): string => {
  const [first = '', second] = listening;
  return second === undefined
    ? say('by-hand.listens', { service, family: first })
    : say('by-hand.listens-both', { service, first, second });
};

/** Every socket of a port in one family; LocalAddress tells the family. */
const rowsOf = (family: Family, port: number): string =>
  `Get-NetTCPConnection -LocalPort ${port} -ErrorAction SilentlyContinue | Where-Object LocalAddress ${family === 'ipv4' ? '-notlike' : '-like'} '*:*'`;

const freeCheck = (family: Family, port: number): readonly string[] =>
  check(rowsOf(family, port), say('by-hand.free'));

const greetings: Readonly<Record<ProtocolTarget['protocol'], string>> = {
  pop3: '+OK',
  imap4: '* OK',
  smtp: '220',
};

const answerChecks = (target: ProtocolTarget): readonly string[] => {
  const shows = say('by-hand.greeting', { greeting: greetings[target.protocol] });
  const plain = check(talk(target, false), shows);
  const tls = check(talk(target, true), shows);
  switch (target.tls) {
    case 'none':
      return plain;
    case 'implicit':
      return tls;
    case 'either':
      return [...plain, comment(say('by-hand.with-tls')), ...tls];
    default:
      return assertNever(target.tls);
  }
};

/** Connects, reads one line and closes. The certificate is not judged: that is another question. */
const talk = ({ family, address, port }: ProtocolTarget, tls: boolean): string => {
  const kind = family === 'ipv4' ? 'InterNetwork' : 'InterNetworkV6';
  const where = `'${address.replace(/[^0-9a-fA-F.:%]/g, '')}'`;
  return [
    `$client = New-Object Net.Sockets.TcpClient ([Net.Sockets.AddressFamily]::${kind})`,
    `$client.Connect([Net.IPAddress]::Parse(${where}), ${port})`,
    '$stream = $client.GetStream()',
    '$stream.ReadTimeout = 15000',
    ...(tls
      ? [
          '$stream = New-Object Net.Security.SslStream ($stream, $false, { $true })',
          // Windows PowerShell 5.1 would ask for TLS 1.0 by itself, which Exchange 2019 refuses.
          '$stream.AuthenticateAsClient($env:COMPUTERNAME, $null, [Security.Authentication.SslProtocols]::Tls12, $false)',
        ]
      : []),
    '(New-Object IO.StreamReader ($stream)).ReadLine()',
    '$client.Close()',
  ].join('; ');
};

/** The commands that take a step back; null where it changed nothing, or cannot be taken back. */
const undoOf = (action: PlanAction): readonly string[] | null => {
  switch (action.kind) {
    case 'stop-service':
      return byHand({ ...action, kind: 'start-service' }).does;
    case 'start-service':
      return byHand({ ...action, kind: 'stop-service' }).does;
    case 'set-start-type':
      return [startTypeCommand(action.service, action.from)];
    case 'reserve-port':
      return byHand({ ...action, kind: 'release-port' }).does;
    case 'release-port':
      return byHand({ ...action, kind: 'reserve-port' }).does;
    case 'close-connection':
      return [comment(say('by-hand.close-undo'))];
    case 'wait-until-free':
    case 'prove-answers':
    case 'prove-excluded':
    case 'prove-free':
    case 'prove-listening':
    case 'prove-running':
      return null;
    default:
      return assertNever(action);
  }
};
