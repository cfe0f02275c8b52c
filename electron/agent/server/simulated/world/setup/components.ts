import type { SetupScript } from '../../scenarios/scenario.ts';
import { say } from './say.ts';
import type { SetupStep } from './setup-run.ts';

type Component = {
  readonly name: string;
  readonly description: string;
  readonly task: string;
  /** How many entries it writes beside those that frame it; one comes after half a minute or so. */
  readonly entries: number;
};

const transport: Component = {
  name: 'Bridgehead Role Setter',
  description: 'Configuring the Mailbox role: Transport service.',
  task: 'Install-BridgeheadRole',
  entries: 7,
};
const clientAccess: Component = {
  name: 'Client Access Role',
  description: 'Configuring the Mailbox role: Client Access service.',
  task: 'Install-ClientAccessRole',
  entries: 8,
};
const components: readonly Component[] = [
  {
    name: 'Language Files',
    description: 'Configuring language files.',
    task: 'Install-Language',
    entries: 3,
  },
  {
    name: 'Mailbox Role',
    description: 'Configuring the Mailbox role: Mailbox service.',
    task: 'Install-MailboxRole',
    entries: 8,
  },
  transport,
  clientAccess,
  {
    name: 'Frontend Transport Role',
    description: 'Configuring the Mailbox role: Front End Transport service.',
    task: 'Install-FrontendTransportRole',
    entries: 4,
  },
];

/** The component in which Setup fails where the scenario wants that. */
export const failingComponent = transport.name;
const silentIn = clientAccess.name;

/** The components after the files were copied, up to the one that fails. */
export const componentSteps = (
  { silentMs }: SetupScript,
  failsIn: string | null,
): readonly SetupStep[] => {
  const last = components.findIndex(({ name }) => name === failsIn);
  return components
    .slice(0, last < 0 ? components.length : last + 1)
    .flatMap((component) =>
      component.name === failsIn
        ? [...opening(component), ...failure(component)]
        : [...opening(component), ...working(component, silentMs), ending(component)],
    );
};

const opening = ({ name, description, task }: Component): readonly SetupStep[] => [
  say(0, `Processing component '${name}' (${description}).`, [1_000, 3_000]),
  say(1, `Executing: ${task}`),
  say(1, `Beginning processing ${task}`, [15_000, 35_000]),
];

const working = (component: Component, silentMs: number): readonly SetupStep[] =>
  Array.from({ length: component.entries }, (_, index) => {
    const silent = silentMs > 0 && component.name === silentIn && index === 3;
    return say(
      2,
      `Configuration step ${index + 1} of ${component.task} ran to its end.`,
      silent ? [silentMs, silentMs] : [15_000, 45_000],
    );
  });

const ending = ({ task }: Component): SetupStep =>
  say(1, `Ending processing ${task}`, [800, 2_500]);

/** An expired certificate blocks Setup; the message is known, the reference is made up. */
const failure = ({ task }: Component): readonly SetupStep[] => [
  say(
    2,
    [
      '[ERROR] The following error was generated when "$error.Clear();',
      '          Install-ExchangeCertificate -services "IIS, POP, IMAP"',
      '        " was run: "System.Security.Cryptography.CryptographicException: The certificate is expired.',
      '   at Microsoft.Exchange.Management.SystemConfigurationTasks.InstallExchangeCertificate.InternalProcessRecord()".',
    ].join('\n'),
  ),
  say(2, '[ERROR] The certificate is expired.'),
  say(
    2,
    '[ERROR-REFERENCE] Id=BridgeheadRoleSetter___7c1d0b5e9a2f4d63 Component=EXCHANGE14:\\Current\\Release\\Transport',
  ),
  say(2, 'Setup is stopping now because of one or more critical errors.', [600, 1_500]),
  say(1, 'Finished executing component tasks.'),
  say(1, `Ending processing ${task}`, [800, 2_500]),
];
