import type { SetupScript } from '../../scenarios/scenario.ts';
import { say } from './say.ts';
import type { SetupStep } from './setup-run.ts';

const stars = '**********************************************';

/** The block with which every run begins. */
export const startLines = ({ from, to }: SetupScript): readonly SetupStep[] => [
  say(0, stars),
  say(0, 'Starting Microsoft Exchange Server 2019 Setup'),
  say(0, stars),
  say(0, 'Local time zone: (UTC) Coordinated Universal Time.'),
  say(0, 'Operating system version: Microsoft Windows NT 6.2.9200.0.'),
  say(0, `Setup version: ${to}.`),
  say(0, 'Logged on user: CONTOSO\\operator.'),
  say(0, "Command Line Parameter Name='mode', Value='Upgrade'.", [1_000, 3_000]),
  say(0, `The locally installed version is ${from}.`),
  say(0, `The backup copy of the previously installed version is '${from}'.`),
  say(0, "The installation mode is set to: 'BuildToBuildUpgrade'.", [5_000, 9_000]),
  say(0, "Schema Update Required Status : 'False'.", [2_000, 4_000]),
];

const rules = [
  'RebootPending',
  'PowerShellExecutionPolicyCheckSet',
  'ProcessNeedsToBeClosedOnUpgrade',
  'MSDTCStopped',
  'RemoteRegException',
] as const;

export const prerequisiteLines = (): readonly SetupStep[] => [
  say(0, 'Performing Microsoft Exchange Server Prerequisite Check', [15_000, 25_000]),
  ...rules.map((rule) =>
    say(
      1,
      `Evaluated [Rule:${rule}] [HasException:False] [Value:"False"] [ParentValue:"<NULL>"]`,
      [6_000, 14_000],
    ),
  ),
];

const results = [
  'console.ProcessRunInternal:198',
  'launcherbase.maincore:90',
  'console.startmain:52',
  'SetupLauncherHelper.loadassembly:452',
  'main.run:235',
  'setupbase.maincore:396',
] as const;

/** The end of a run. Only the line of success proves success; the result that follows does not. */
export const endLines = (result: 0 | 1): readonly SetupStep[] => [
  say(
    0,
    result === 0
      ? 'The Exchange Server setup operation completed successfully.'
      : "The Exchange Server setup operation didn't complete.  More details can be found in ExchangeSetup.log located in the <SystemDrive>:\\ExchangeSetupLogs folder.",
  ),
  ...results.map((place) => say(0, `CurrentResult ${place}: ${result}`)),
  say(0, 'End of Setup'),
  say(0, stars),
];
