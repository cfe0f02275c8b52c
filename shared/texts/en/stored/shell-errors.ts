/** Why the shell could not do what the window asked for. */
export const shellErrorsEn = {
  'shell-error.given-up': 'The connection was given up while it was being made.',
  'shell-error.connecting': 'A connection is being made already; wait for its answer.',
  'shell-error.applying': 'A remediation plan is being applied; wait for its end, or cancel it.',
  'shell-error.gone': '{message} Connect again to go on.',
  'shell-error.no-agent': 'No agent is connected.',
  'shell-error.nobody': 'No agent answers there: {why}',
  'shell-error.no-answer': 'no answer in time.',
  'shell-error.ended': 'The agent ended at once: {why}',
  'shell-error.elevated-unreached': 'The elevated agent was started, but cannot be reached: {why}',
  'shell-error.no-target':
    'There is no server {wanted}. Choose this server, or one of the rehearsals.',
  'shell-error.no-token': 'The token file holds no token (64 hexadecimal digits).',
  'shell-error.token-unread': 'The token file cannot be read: {why}',
  'shell-error.outside': 'This page works only inside cu-preflight.',
  'shell-error.sequence': 'The agent’s events do not follow on its snapshot.',
  'shell-error.untrusted': 'This call does not come from a window of this program.',
  'shell-error.no-method': 'There is no such method.',
  'shell-error.unexpected': '{method} failed in a way that nobody expected (log entry {entry}).',
  'shell-error.evidence-redacted':
    'Evidence is what was read, byte by byte: it cannot be redacted.',
  'shell-error.not-written': 'The file cannot be written: {why}',
  'shell-error.window-gone': "The window's process has gone: {reason}, exit code {code}.",
} as const;
