/** What the agent answers when it refuses. */
export const protocolEn = {
  'address.pipe':
    '{address} is not the address of an agent: a pipe name has letters, digits, dots, hyphens and underscores.',
  'address.unix':
    '{address} is not the address of an agent: the path of a socket has to be absolute.',
  'address.unix-length':
    '{address} is not the address of an agent: the path of a socket has at most {most} characters.',
  'address.tcp':
    '{address} is not the address of an agent: TCP is possible on 127.0.0.1 only, with a port up to 65535.',
  'address.kind':
    '{address} is not the address of an agent: it has to begin with pipe:, unix: or tcp:.',
  'client.no-welcome': 'The agent accepted the connection, but did not answer in time.',
  'client.hangs': 'The agent does not answer any more, although its process is there.',
  'client.stranger': 'What answers there does not know the token: it is not our agent.',
  'client.token-not-kept': 'The token of the next connection cannot be kept: {why}',
  'client.never-sent': 'The agent answered request {id}, which was never sent.',
  'client.answer-form': "The agent's answer to {method} has not the agreed form: {issue}",
  'client.greeted-again': 'The agent began its greeting again.',
  'client.versions':
    'The agent speaks version {agent} of the protocol, this program version {own}. Use the same version of both.',
  'client.welcome-early': 'The agent welcomed out of turn.',
  'client.no-agent': 'What answers there is not an agent of this program.',
  'client.no-answer': 'The agent lives, but did not answer {method} in time.',
  'client.unreadable': "The agent's answer cannot be read: {why}",
  'client.gone': 'The agent has gone.',
  'client.gone-why': 'The agent has gone ({why}).',
  'client.broke-off': 'It broke off in the middle of an answer.',
  'client.not-connected': 'No agent is connected.',
  'frame.too-long': 'A line is longer than {most} characters, which no frame is.',
  'frame.not-json': 'A line is not JSON: {line}.',
  'frame.unknown': 'A line is not a frame of this protocol: {issue}',
} as const;
