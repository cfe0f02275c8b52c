import { installPath, service, tcp, unused } from './definitions.ts';
import type { ServiceDefinition } from './scenario.ts';

const backEnd = `${installPath}ClientAccess\\PopImap\\`;
const frontEnd = `${installPath}FrontEnd\\PopImap\\`;

/** How POP and IMAP stand: where their back ends listen, and whether anybody uses them. */
export type PopImap = {
  readonly pop: number;
  readonly imap: number;
  readonly popBackEnd: Partial<ServiceDefinition>;
  readonly imapBackEnd: Partial<ServiceDefinition>;
  readonly frontEnds: Partial<ServiceDefinition>;
  /** Where it differs from the other front end. */
  readonly imapFrontEnd?: Partial<ServiceDefinition>;
};

/** POP and IMAP as on most servers: installed, manual, stopped. */
export const popImapUnused: PopImap = {
  pop: 1995,
  imap: 1993,
  popBackEnd: unused(),
  imapBackEnd: unused(),
  frontEnds: unused(),
};

export const popImapOn = (pop: number, imap: number, given: Partial<PopImap> = {}): PopImap => ({
  pop,
  imap,
  popBackEnd: {},
  imapBackEnd: {},
  frontEnds: {},
  ...given,
});

/** Front end and back end have the same file names in different folders. */
export const popImapServices = ({
  pop,
  imap,
  popBackEnd,
  imapBackEnd,
  frontEnds,
  imapFrontEnd = frontEnds,
}: PopImap): readonly ServiceDefinition[] => [
  popOrImap('MSExchangePop3', 'Microsoft Exchange POP3', frontEnd, 'Pop3', [110, 995], frontEnds),
  popOrImap(
    'MSExchangePOP3BE',
    'Microsoft Exchange POP3 Backend',
    backEnd,
    'Pop3',
    [pop],
    popBackEnd,
  ),
  popOrImap(
    'MSExchangeImap4',
    'Microsoft Exchange IMAP4',
    frontEnd,
    'Imap4',
    [143, 993],
    imapFrontEnd,
  ),
  popOrImap(
    'MSExchangeIMAP4BE',
    'Microsoft Exchange IMAP4 Backend',
    backEnd,
    'Imap4',
    [imap],
    imapBackEnd,
  ),
];

const popOrImap = (
  name: string,
  displayName: string,
  folder: string,
  file: 'Pop3' | 'Imap4',
  ports: readonly number[],
  given: Partial<ServiceDefinition>,
): ServiceDefinition =>
  service(name, displayName, `${folder}Microsoft.Exchange.${file}service.exe`, {
    dependsOn: ['MSExchangeADTopology'],
    listens: tcp(...ports),
    workers: [
      {
        imagePath: `${folder}Microsoft.Exchange.${file}.exe`,
        role: folder === backEnd ? 'back end' : 'front end',
      },
    ],
    ...given,
  });
