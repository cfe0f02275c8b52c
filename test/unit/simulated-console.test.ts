import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { encodeOem } from '../../electron/agent/server/simulated/console/encode-oem.ts';
import {
  languages,
  type Language,
} from '../../electron/agent/server/simulated/console/languages.ts';
import {
  printDynamicPort,
  printExclusions,
  printMessage,
} from '../../electron/agent/server/simulated/console/print-netsh.ts';
import { parseDynamicPort } from '../../shared/netsh/parse-dynamic-port.ts';
import { parseExcludedPorts } from '../../shared/netsh/parse-excluded-ports.ts';
import type { Exclusion } from '../../shared/ports/vocabulary.ts';

/** Bytes of lines as the real console prints them. */
const bytes = (codePage: number, lines: readonly string[]): Buffer =>
  iconv.encode(lines.map((line) => `${line}\r\n`).join(''), `cp${codePage}`);

const rows: readonly Exclusion[] = [
  { first: 5357, last: 5357, kind: 'system' },
  { first: 50_000, last: 50_059, kind: 'administered' },
];
const printedRows = ['      5357        5357      ', '     50000       50059     *'];

const dynamicPorts: Readonly<Record<Language, readonly [number, readonly string[]]>> = {
  en: [
    437,
    ['Protocol tcp Dynamic Port Range', 'Start Port      : 49152', 'Number of Ports : 16384'],
  ],
  fr: [
    850,
    [
      'Protocole tcp Plage de ports dynamique',
      'Port de démarrage : 49152',
      'Nombre de ports   : 16384',
    ],
  ],
  de: [
    850,
    ['Protokoll tcp Dynamischer Portbereich', 'Startport       : 49152', 'Anzahl von Ports: 16384'],
  ],
  zh: [936, ['协议 tcp 动态端口范围', '启动端口        : 49152', '端口数          : 16384']],
};

const exclusionTables: Readonly<Record<Language, readonly [number, readonly string[]]>> = {
  en: [
    437,
    [
      'Protocol tcp Port Exclusion Ranges',
      'Start Port    End Port      ',
      '----------    --------      ',
      '* - Administered port exclusions.',
    ],
  ],
  fr: [
    850,
    [
      "Protocole tcp Plages d'exclusion de ports",
      'Port de début    Port de fin      ',
      '-------------    -----------      ',
      '* - Exclusions de ports administrés.',
    ],
  ],
  de: [
    850,
    [
      'Protokoll tcp Portausschlussbereiche',
      'Startport    Endport      ',
      '---------    -------      ',
      '* - Verwaltete Portausschlüsse.',
    ],
  ],
  zh: [
    936,
    [
      '协议 tcp 端口排除范围',
      '开始端口    结束端口      ',
      '----------    --------      ',
      '* - 管理的端口排除。',
    ],
  ],
};

describe.each(languages)('the console in %s', (language) => {
  it('prints a dynamic port range in the real layout, which the parser reads back', () => {
    const [codePage, [heading, ...values]] = dynamicPorts[language];
    const printed = printDynamicPort(language, 'tcp', { first: 49_152, last: 65_535 });
    expect(Buffer.from(printed)).toEqual(
      bytes(codePage, ['', heading ?? '', '---------------------------------', ...values, '']),
    );
    expect(parseDynamicPort(printed)).toEqual({ first: 49_152, last: 65_535 });
  });

  it('prints an exclusion table in the real layout, which the parser reads back', () => {
    const [codePage, [heading = '', columns = '', dashes = '', legend = '']] =
      exclusionTables[language];
    const printed = printExclusions(language, 'tcp', rows);
    expect(Buffer.from(printed)).toEqual(
      bytes(codePage, ['', heading, '', columns, dashes, ...printedRows, '', legend, '']),
    );
    expect(parseExcludedPorts(printed, 'active')).toEqual(rows);
    expect(parseExcludedPorts(printExclusions(language, 'udp', []), 'active')).toEqual([]);
  });

  it('prints messages that no parser takes for a table', () => {
    for (const message of ['done', 'sharingViolation', 'notFound', 'needsElevation'] as const) {
      const printed = printMessage(language, message);
      expect(parseDynamicPort(printed)).toBeNull();
      expect(parseExcludedPorts(printed, 'active')).toBeNull();
    }
  });
});

describe('encodeOem', () => {
  it.each([
    [437, 'Ünïcödé ½ ░ π\t\r\n'],
    [850, 'Règles d’accès: ÀÉÎÕÜ ß ñ'],
    [932, 'プロトコル tcp の動的ポートの範囲'],
    [936, '另一个程序正在使用此文件，进程无法访问。€'],
    [949, '프로토콜 tcp'],
    [950, '通訊協定 tcp 動態連接埠範圍'],
  ])('agrees with iconv-lite in page %i', (codePage, text) => {
    expect(Buffer.from(encodeOem(text, codePage))).toEqual(iconv.encode(text, `cp${codePage}`));
  });

  it('prints a question mark for what the page does not have', () => {
    expect(Buffer.from(encodeOem('a中😀b', 437)).toString('latin1')).toBe('a??b');
  });
});
