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
    what: 'A service is disabled, usually by a Setup that failed before.',
    remedy:
      'Restore the start types from the baseline of this run (never "Automatic" for all: POP and IMAP are Manual by default), then run Setup again.',
    docs: updateIssues,
  },
  {
    id: 'service-not-restored',
    pattern: /Unable to restore service '/,
    recognisedBy: 'setup-text',
    grade: 'inferred',
    what: 'Setup could not start a service again and goes on; it may still report success.',
    remedy: 'See what holds the port of that service, free it, and start the service.',
    docs: updateIssues,
  },
  {
    id: 'nothing-to-reverse',
    pattern: /Exception calling "Reverse"|ServiceControl\.ps1[\s\S]*System\.Array\.Reverse\(/,
    recognisedBy: 'identifiers',
    grade: 'vendor',
    what: 'Setup’s service script fails because no service was running.',
    remedy: 'Start at least one Exchange service, then run Setup again.',
    docs: `${cssSetup}SetupLogReviewer/`,
  },
  {
    id: 'run-from-bin',
    pattern:
      /CommandNotFoundException[\s\S]*\\ManageScheduledTask\.ps1|^\[ERROR\].*\\ManageScheduledTask\.ps1'/,
    recognisedBy: 'identifiers',
    grade: 'vendor',
    what: 'The Setup of the installed version was run, not the one of the update.',
    remedy:
      'Run the Setup of the update by its full path, or as .\\Setup.exe in its folder: in PowerShell, the bare name runs the copy that is installed.',
    docs: setupInPowerShell,
  },
  {
    id: 'pending-reboot',
    pattern: failedRule('RebootPending', 'PendingRebootWindowsComponents'),
    recognisedBy: 'identifiers',
    grade: 'vendor',
    what: 'Windows has a restart pending.',
    remedy: 'Restart the server, then run Setup again.',
    docs: `${cssSetup}SetupAssist/RebootPending/`,
  },
  {
    id: 'execution-policy',
    pattern: failedRule('PowerShellExecutionPolicyCheckSet'),
    recognisedBy: 'identifiers',
    grade: 'vendor',
    what: 'A group policy sets PowerShell’s execution policy.',
    remedy:
      'Take the setting out of the policy; otherwise Setup stops WMI, fails, and leaves the server inconsistent.',
    docs: setupReadiness,
  },
  {
    id: 'processes-open',
    pattern: failedRule('ProcessNeedsToBeClosedOnUpgrade'),
    recognisedBy: 'identifiers',
    grade: 'vendor',
    what: 'Programs hold files of Exchange.',
    remedy:
      'Close the programs that are named, restart the server first if in doubt, and set antivirus exclusions.',
    docs: setupReadiness,
  },
  {
    id: 'msdtc-stopped',
    pattern: failedRule('MSDTCStopped'),
    recognisedBy: 'identifiers',
    grade: 'vendor',
    what: 'The Distributed Transaction Coordinator does not run.',
    remedy: 'Start the service MSDTC, then run Setup again.',
    docs: setupReadiness,
  },
  {
    id: 'remote-registry',
    pattern: failedRule('RemoteRegException'),
    recognisedBy: 'identifiers',
    grade: 'vendor',
    what: 'The registry cannot be reached through the RemoteRegistry service.',
    remedy:
      'Start the service RemoteRegistry (a Setup that failed may have left it disabled), then run Setup again.',
    docs: setupReadiness,
  },
  {
    id: 'certificate-expired',
    pattern: /The certificate is expired\./,
    recognisedBy: 'setup-text',
    grade: 'vendor',
    what: 'A certificate that Setup needs has expired.',
    remedy: 'Replace the certificate, restart, run Setup again.',
    docs: `${cssSetup}SetupLogReviewer/`,
  },
  {
    id: 'msi-cache',
    pattern: /Error code is (?:1603|1612)\b/,
    recognisedBy: 'setup-text',
    grade: 'vendor',
    what: 'An installation package failed; usually the cached package of an earlier update is missing.',
    remedy: 'Repair the installer cache (FixInstallerCache), then run Setup again.',
    docs: `${cssSetup}FixInstallerCache/`,
  },
  {
    id: 'firewall-stopped',
    pattern: /0x800706D9/i,
    recognisedBy: 'identifiers',
    grade: 'vendor',
    what: 'The firewall service does not run.',
    remedy: 'Start the service MpsSvc, then run Setup again.',
    docs: `${cssSetup}SetupLogReviewer/`,
  },
  {
    id: 'search-foundation',
    pattern: /Failure configuring SearchFoundation/,
    recognisedBy: 'setup-text',
    grade: 'vendor',
    what: 'The search component could not be configured.',
    remedy: 'See the page on failed search foundation before running Setup again.',
    docs: `${cssSetup}SetupLogReviewer/`,
  },
  {
    id: 'prerequisite',
    pattern: /^Failed \[Rule:|failed during prereq check/,
    recognisedBy: 'identifiers',
    grade: 'vendor',
    what: 'A prerequisite is not met.',
    remedy: 'The rule is named in the line; its page says what to do.',
    docs: setupReadiness,
  },
];

export const knownFailureOf = (text: string): KnownFailure | null =>
  knownFailures.find(({ pattern }) => pattern.test(text)) ?? null;

export const findKnownFailure = (id: string): KnownFailure | null =>
  knownFailures.find((failure) => failure.id === id) ?? null;
