/** Menus, dialogs and notifications of the shell, and the page that is left when the window has failed. */
export const shellEn = {
  'shell.captured': 'Port {port} of {service} is captured',
  'shell.captured-text': 'Held by {holder}. Until it lets go, {service} cannot start.',
  'shell.goes-on': 'The watch goes on',
  'shell.goes-on-text':
    'The window is closed, the watch is not. Start cu-preflight again to open the window.',
  'shell.urgent': 'Something has to be done now',
  'shell.tray': '{program}: the watch runs',
  'shell.open': 'Open',
  'shell.quit-tray': 'Quit (the watch goes on in an elevated agent)',
  'shell.save': 'Save',
  'shell.kind.html': 'HTML report',
  'shell.kind.pdf': 'PDF report',
  'shell.kind.json': 'Report as JSON',
  'shell.kind.evidence': 'Evidence',
  'shell.legend-title': 'Save the legend, apart from the redacted report',
  'shell.legend': 'Legend',
  'shell.applying': 'A remediation plan is being applied to the server.',
  'shell.applying-detail':
    'Keep this window open until it has ended. If you close it now, the plan is cancelled and what it did is taken back, or, with an elevated agent, goes on without being watched.',
  'shell.keep-open': 'Keep open',
  'shell.close-anyway': 'Close anyway',
  'shell.crash-title': '{program}: something went wrong',
  'shell.crash': 'The window has stopped because of a fault in this program.',
  'shell.crash-text':
    'The run is on disk and nothing that was recorded is lost. A step that was under way goes on in the agent, or is shown as interrupted; nothing is repeated by itself.',
  'shell.resume': 'Resume',
  'shell.open-log': 'Open log',
  'shell.quit': 'Quit',
} as const;
