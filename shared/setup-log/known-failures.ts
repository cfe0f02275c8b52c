import { say } from '../texts/stored.ts';

/** A failure of Setup that is known, and its remedy. */
export type KnownFailure = {
  readonly id: string;
  /** What stands in the line of an error or a warning. */
  readonly pattern: RegExp;
  /**
   * What the pattern rests on. `identifiers`: names of rules, files and methods, numbers and codes. `setup-text`: sentences of Setup itself, whose log is English on every Windows.
   * `windows-text`: sentences of Windows that Setup quotes, which are English on an English Windows only; elsewhere the failure is told without its remedy.
   */
  readonly recognisedBy: 'identifiers' | 'setup-text' | 'windows-text';
  /** `vendor`: pattern or remedy stand in the vendor's documentation or in its log reviewer. `inferred`: from what Setup's scripts do. */
  readonly grade: 'vendor' | 'inferred';
  readonly what: string;
  readonly remedy: string;
  readonly docs: string;
};

const setupReadiness =
  'https://learn.microsoft.com/exchange/plan-and-deploy/deployment-ref/readiness-checks';
const cssSetup = 'https://microsoft.github.io/CSS-Exchange/Setup/';
const updateIssues =
  'https://learn.microsoft.com/troubleshoot/exchange/client-connectivity/exchange-security-update-issues';
const setupInPowerShell =
  'https://learn.microsoft.com/troubleshoot/exchange/setup/ex2019-setup-does-not-run-correctly-started-powershell';

/** A prerequisite rule that has failed, by its name: `Failed [Rule:RebootPending] [Message:…]`. */
const failedRule = (...names: readonly string[]): RegExp =>
  new RegExp(`^Failed \\[Rule:(?:${names.join('|')})\\]`);

/** To add one: a row here, and a line of a log in its test. The first that matches counts. */
export const knownFailures: readonly KnownFailure[] = [
  {
    id: 'service-disabled',
    pattern: /cannot be started, either because it is disabled/,
    recognisedBy: 'windows-text',
    grade: 'vendor',
    what: say('setup-failure.service-disabled'),
    remedy: say('setup-failure.service-disabled.remedy'),
    docs: updateIssues,
  },
  {
    id: 'service-not-restored',
    pattern: /Unable to restore service '/,
    recognisedBy: 'setup-text',
    grade: 'inferred',
    what: say('setup-failure.service-not-restored'),
    remedy: say('setup-failure.service-not-restored.remedy'),
    docs: updateIssues,
  },
  {
    id: 'nothing-to-reverse',
    pattern: /Exception calling "Reverse"|ServiceControl\.ps1[\s\S]*System\.Array\.Reverse\(/,
    recognisedBy: 'identifiers',
    grade: 'vendor',
    what: say('setup-failure.nothing-to-reverse'),
    remedy: say('setup-failure.nothing-to-reverse.remedy'),
    docs: `${cssSetup}SetupLogReviewer/`,
  },
  {
    id: 'run-from-bin',
    pattern:
      /CommandNotFoundException[\s\S]*\\ManageScheduledTask\.ps1|^\[ERROR\].*\\ManageScheduledTask\.ps1'/,
    recognisedBy: 'identifiers',
    grade: 'vendor',
    what: say('setup-failure.run-from-bin'),
    remedy: say('setup-failure.run-from-bin.remedy'),
    docs: setupInPowerShell,
  },
  {
    id: 'pending-reboot',
    pattern: failedRule('RebootPending', 'PendingRebootWindowsComponents'),
    recognisedBy: 'identifiers',
    grade: 'vendor',
    what: say('setup-failure.pending-reboot'),
    remedy: say('setup-failure.pending-reboot.remedy'),
    docs: `${cssSetup}SetupAssist/RebootPending/`,
  },
  {
    id: 'execution-policy',
    pattern: failedRule('PowerShellExecutionPolicyCheckSet'),
    recognisedBy: 'identifiers',
    grade: 'vendor',
    what: say('setup-failure.execution-policy'),
    remedy: say('setup-failure.execution-policy.remedy'),
    docs: setupReadiness,
  },
  {
    id: 'processes-open',
    pattern: failedRule('ProcessNeedsToBeClosedOnUpgrade'),
    recognisedBy: 'identifiers',
    grade: 'vendor',
    what: say('setup-failure.processes-open'),
    remedy: say('setup-failure.processes-open.remedy'),
    docs: setupReadiness,
  },
  {
    id: 'msdtc-stopped',
    pattern: failedRule('MSDTCStopped'),
    recognisedBy: 'identifiers',
    grade: 'vendor',
    what: say('setup-failure.msdtc-stopped'),
    remedy: say('setup-failure.msdtc-stopped.remedy'),
    docs: setupReadiness,
  },
  {
    id: 'remote-registry',
    pattern: failedRule('RemoteRegException'),
    recognisedBy: 'identifiers',
    grade: 'vendor',
    what: say('setup-failure.remote-registry'),
    remedy: say('setup-failure.remote-registry.remedy'),
    docs: setupReadiness,
  },
  {
    id: 'certificate-expired',
    pattern: /The certificate is expired\./,
    recognisedBy: 'setup-text',
    grade: 'vendor',
    what: say('setup-failure.certificate-expired'),
    remedy: say('setup-failure.certificate-expired.remedy'),
    docs: `${cssSetup}SetupLogReviewer/`,
  },
  {
    id: 'msi-cache',
    pattern: /Error code is (?:1603|1612)\b/,
    recognisedBy: 'setup-text',
    grade: 'vendor',
    what: say('setup-failure.msi-cache'),
    remedy: say('setup-failure.msi-cache.remedy'),
    docs: `${cssSetup}FixInstallerCache/`,
  },
  {
    id: 'firewall-stopped',
    pattern: /0x800706D9/i,
    recognisedBy: 'identifiers',
    grade: 'vendor',
    what: say('setup-failure.firewall-stopped'),
    remedy: say('setup-failure.firewall-stopped.remedy'),
    docs: `${cssSetup}SetupLogReviewer/`,
  },
  {
    id: 'search-foundation',
    pattern: /Failure configuring SearchFoundation/,
    recognisedBy: 'setup-text',
    grade: 'vendor',
    what: say('setup-failure.search-foundation'),
    remedy: say('setup-failure.search-foundation.remedy'),
    docs: `${cssSetup}SetupLogReviewer/`,
  },
  {
    id: 'prerequisite',
    pattern: /^Failed \[Rule:|failed during prereq check/,
    recognisedBy: 'identifiers',
    grade: 'vendor',
    what: say('setup-failure.prerequisite'),
    remedy: say('setup-failure.prerequisite.remedy'),
    docs: setupReadiness,
  },
];

export const knownFailureOf = (text: string): KnownFailure | null =>
  knownFailures.find(({ pattern }) => pattern.test(text)) ?? null;

export const findKnownFailure = (id: string): KnownFailure | null =>
  knownFailures.find((failure) => failure.id === id) ?? null;
