/** A failure of Setup that is known, and its remedy. */
export type KnownFailure = {
  readonly id: string;
  /** Identifiers and fixed texts of Setup's own log, which is English in every language of Windows. */
  readonly pattern: RegExp;
  readonly what: string;
  readonly remedy: string;
  readonly docs: string;
};

const setupReadiness =
  'https://learn.microsoft.com/exchange/plan-and-deploy/deployment-ref/readiness-checks';
const cssSetup = 'https://microsoft.github.io/CSS-Exchange/Setup/';
const updateIssues =
  'https://learn.microsoft.com/troubleshoot/exchange/client-connectivity/exchange-security-update-issues';

/** To add one: a row here, and a line of a log in its test. The first that matches counts. */
export const knownFailures: readonly KnownFailure[] = [
  {
    id: 'service-disabled',
    pattern: /cannot be started, either because it is disabled/,
    what: 'A service is disabled, usually by a Setup that failed before.',
    remedy:
      'Restore the start types from the baseline of this run (never "Automatic" for all: POP and IMAP are Manual by default), then run Setup again.',
    docs: updateIssues,
  },
  {
    id: 'service-not-restored',
    pattern: /Unable to restore service '/,
    what: 'Setup could not start a service again and goes on; it may still report success.',
    remedy: 'See what holds the port of that service, free it, and start the service.',
    docs: updateIssues,
  },
  {
    id: 'nothing-to-reverse',
    pattern: /Exception calling "Reverse"/,
    what: 'Setup’s service script fails because no service was running.',
    remedy: 'Start at least one Exchange service, then run Setup again.',
    docs: `${cssSetup}SetupAssist/`,
  },
  {
    id: 'pending-reboot',
    pattern: /\[Rule:RebootPending\].*\[Value:"True"\]|\[REQUIRED\].*reboot/i,
    what: 'Windows has a restart pending.',
    remedy: 'Restart the server, then run Setup again.',
    docs: setupReadiness,
  },
  {
    id: 'execution-policy',
    pattern: /PowerShellExecutionPolicyCheckSet/,
    what: 'A group policy sets PowerShell’s execution policy.',
    remedy:
      'Take the setting out of the policy; otherwise Setup stops WMI, fails, and leaves the server inconsistent.',
    docs: setupReadiness,
  },
  {
    id: 'processes-open',
    pattern: /ProcessNeedsToBeClosedOnUpgrade/,
    what: 'Programs hold files of Exchange.',
    remedy:
      'Close the programs that are named, restart the server first if in doubt, and set antivirus exclusions.',
    docs: setupReadiness,
  },
  {
    id: 'certificate-expired',
    pattern: /The certificate is expired\./,
    what: 'A certificate that Setup needs has expired.',
    remedy: 'Replace the certificate, restart, run Setup again.',
    docs: `${cssSetup}SetupLogReviewer/`,
  },
  {
    id: 'msi-cache',
    pattern: /\b(1612|1603)\b.*(install|msi)|insert the disk/i,
    what: 'The cached installation package of an earlier update is missing.',
    remedy: 'Repair the installer cache (FixInstallerCache), then run Setup again.',
    docs: `${cssSetup}FixInstallerCache/`,
  },
  {
    id: 'firewall-stopped',
    pattern: /0x800706D9/i,
    what: 'The firewall service does not run.',
    remedy: 'Start the service MpsSvc, then run Setup again.',
    docs: cssSetup,
  },
  {
    id: 'search-foundation',
    pattern: /Failure configuring SearchFoundation/,
    what: 'The search component could not be configured.',
    remedy: 'See the page on failed search foundation before running Setup again.',
    docs: `${cssSetup}SetupLogReviewer/`,
  },
  {
    id: 'prerequisite',
    pattern: /^Failed \[Rule:|failed during prereq check/,
    what: 'A prerequisite is not met.',
    remedy: 'The rule is named in the line; its page says what to do.',
    docs: setupReadiness,
  },
];

export const knownFailureOf = (text: string): KnownFailure | null =>
  knownFailures.find(({ pattern }) => pattern.test(text)) ?? null;

export const findKnownFailure = (id: string): KnownFailure | null =>
  knownFailures.find((failure) => failure.id === id) ?? null;
