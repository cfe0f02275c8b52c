/** What is read from Setup's log. */
export const setupEn = {
  'setup-failure.certificate-expired': 'A certificate that Setup needs has expired.',
  'setup-failure.certificate-expired.remedy': 'Replace the certificate, restart, run Setup again.',
  'setup-failure.execution-policy': 'A group policy sets PowerShell’s execution policy.',
  'setup-failure.execution-policy.remedy':
    'Take the setting out of the policy; otherwise Setup stops WMI, fails, and leaves the server inconsistent.',
  'setup-failure.firewall-stopped': 'The firewall service does not run.',
  'setup-failure.firewall-stopped.remedy': 'Start the service MpsSvc, then run Setup again.',
  'setup-failure.msdtc-stopped': 'The Distributed Transaction Coordinator does not run.',
  'setup-failure.msdtc-stopped.remedy': 'Start the service MSDTC, then run Setup again.',
  'setup-failure.msi-cache':
    'An installation package failed; usually the cached package of an earlier update is missing.',
  'setup-failure.msi-cache.remedy':
    'Repair the installer cache (FixInstallerCache), then run Setup again.',
  'setup-failure.nothing-to-reverse':
    'Setup’s service script fails because no service was running.',
  'setup-failure.nothing-to-reverse.remedy':
    'Start at least one Exchange service, then run Setup again.',
  'setup-failure.pending-reboot': 'Windows has a restart pending.',
  'setup-failure.pending-reboot.remedy': 'Restart the server, then run Setup again.',
  'setup-failure.prerequisite': 'A prerequisite is not met.',
  'setup-failure.prerequisite.remedy': 'The rule is named in the line; its page says what to do.',
  'setup-failure.processes-open': 'Programs hold files of Exchange.',
  'setup-failure.processes-open.remedy':
    'Close the programs that are named, restart the server first if in doubt, and set antivirus exclusions.',
  'setup-failure.remote-registry':
    'The registry cannot be reached through the RemoteRegistry service.',
  'setup-failure.remote-registry.remedy':
    'Start the service RemoteRegistry (a Setup that failed may have left it disabled), then run Setup again.',
  'setup-failure.run-from-bin':
    'The Setup of the installed version was run, not the one of the update.',
  'setup-failure.run-from-bin.remedy':
    'Run the Setup of the update by its full path, or as .\\Setup.exe in its folder: in PowerShell, the bare name runs the copy that is installed.',
  'setup-failure.search-foundation': 'The search component could not be configured.',
  'setup-failure.search-foundation.remedy':
    'See the page on failed search foundation before running Setup again.',
  'setup-failure.service-disabled': 'A service is disabled, usually by a Setup that failed before.',
  'setup-failure.service-disabled.remedy':
    'Restore the start types from the baseline of this run (never "Automatic" for all: POP and IMAP are Manual by default), then run Setup again.',
  'setup-failure.service-not-restored':
    'Setup could not start a service again and goes on; it may still report success.',
  'setup-failure.service-not-restored.remedy':
    'See what holds the port of that service, free it, and start the service.',
  'setup-log.clock-set-back':
    'The clock of the server was set back, so it is not known how long the log has been silent.',
  'setup-log.contradiction':
    'The line of success follows one of failure, with no step of Setup between them. The log contradicts itself, so it proves nothing.',
  'setup-log.end': 'End of Setup.',
  'setup-log.end-unproved': 'Setup ended and wrote neither that it succeeded nor that it failed.',
  'setup-log.silent':
    'The log has been silent for {silence}; the longest pause of this run so far was {pause}.',
  'setup-log.stamp-no-date': 'A stamp in the log is no date.',
  'setup-log.stamps-ahead':
    "The log has stamps {span} ahead of the server's clock: the clock was set, or the log was written elsewhere.",
  'setup-log.stamps-back':
    'The stamps of the log go back by {span}: the clock was set, or lines were added from elsewhere.',
  'setup-log.stamps-forward':
    'The stamps of the log go forward by {span} from one line to the next: taken for a change of the clock, not for a pause of Setup.',
  'setup-log.started': 'Setup of Exchange Server {product} was started.',
  'setup-log.unreadable':
    'The log cannot be read, so it is not known how long the log has been silent.',
  'setup-phase.components': 'Components',
  'setup-phase.ended': 'Ended',
  'setup-phase.prerequisites': 'Prerequisite check',
  'setup-phase.services': 'Services',
  'setup-phase.starting': 'Starting',
} as const;
