import type { ServiceDefinition, SetupScript } from '../../scenarios/scenario.ts';
import { componentSteps, failingComponent } from './components.ts';
import { endLines, prerequisiteLines, startLines } from './frame-lines.ts';
import { say } from './say.ts';
import type { SetupStep } from './setup-run.ts';
import { touchedServices } from './touched-services.ts';

/** Everything that Setup will do, with the lines of its log, in the layout and the order of the real one. An ordinary run lasts about 25 minutes. */
export const planSetup = (
  script: SetupScript,
  definitions: readonly ServiceDefinition[],
): readonly SetupStep[] => {
  const services = touchedServices(definitions);
  const before = [
    ...startLines(script),
    ...prerequisiteLines(),
    ...stopServices(script, services),
    ...copyFiles(script),
  ];
  return script.ending === 'fails'
    ? [...before, ...componentSteps(script, failingComponent), ...endLines(1)]
    : [...before, ...componentSteps(script, null), ...startServices(services), ...endLines(0)];
};

const stopServices = (
  { to, afterUpdate = {} }: SetupScript,
  services: readonly string[],
): readonly SetupStep[] => {
  const forgotten = Object.entries(afterUpdate).flatMap(([name, { kind }]) =>
    kind === 'left-disabled' && !services.includes(name) ? [name] : [],
  );
  const all = [...services, ...forgotten];
  const save = (what: string, file: string): SetupStep =>
    say(
      1,
      `[ServiceControl.ps1] Saving service ${what} to 'C:\\ExchangeSetupLogs\\${file}${to}.xml'...`,
    );
  return [
    say(0, "Processing component 'All Roles Pre File Copy' (Preparing Setup).", [2_000, 4_000]),
    say(1, "Executing: Start-PreFileCopy -RoleList 'Bridgehead','ClientAccess','Mailbox'"),
    say(1, 'Beginning processing Start-PreFileCopy', [1_000, 3_000]),
    save('state', 'ServiceState'),
    save('startup mode', 'ServiceStartupMode'),
    { kind: 'save', version: to },
    ...all.map((service): SetupStep => ({ kind: 'disable', service })),
    ...all.map((service): SetupStep => ({ kind: 'stop', service })),
    { kind: 'end-script' },
    say(1, 'Ending processing Start-PreFileCopy', [2_000, 5_000]),
  ];
};

const copyFiles = ({ to }: SetupScript): readonly SetupStep[] => [
  say(0, "Processing component 'File Copy' (Copying Setup Files).", [3_000, 6_000]),
  say(1, 'Executing: install-msipackage', [30_000, 50_000]),
  say(1, 'Beginning processing install-msipackage', [60_000, 90_000]),
  say(2, "Installing a new product. Package: 'C:\\CU\\exchangeserver.msi'.", [100_000, 140_000]),
  { kind: 'install', version: to },
  say(1, 'Ending processing install-msipackage', [4_000, 9_000]),
];

const startServices = (services: readonly string[]): readonly SetupStep[] => [
  say(0, "Processing component 'All Roles Post File Copy' (Finalizing Setup).", [3_000, 6_000]),
  say(1, 'Beginning processing Start-PostSetup', [1_000, 3_000]),
  ...services.map((service): SetupStep => ({ kind: 'restore', service })),
  ...services.map((service): SetupStep => ({ kind: 'start', service })),
  { kind: 'end-script' },
  say(1, 'Ending processing Start-PostSetup', [2_000, 5_000]),
];
