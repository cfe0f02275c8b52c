/** A row of an exclusion table as netsh prints it. */
export type PrintedRow = {
  readonly first: number;
  readonly last: number;
  readonly administered: boolean;
};

type Layout<Print> = {
  readonly language: string;
  /** `pasted`: the words stood in output of a real machine. `layout`: the structure is the same, the words were never seen. */
  readonly grade: 'pasted' | 'layout';
  /** Name of the OEM code page in iconv-lite. */
  readonly encoding: string;
  readonly print: Print;
};

const dynamicPort =
  (heading: string, start: string, count: string) =>
  (first: number, size: number): string =>
    ['', heading, '-'.repeat(33), `${start}${first}`, `${count}${size}`, '', ''].join('\r\n');

/** The known layouts of `netsh int ipv4 show dynamicport tcp`. */
export const dynamicPortLayouts: readonly Layout<(first: number, size: number) => string>[] = [
  {
    language: 'English',
    grade: 'pasted',
    encoding: 'cp437',
    print: dynamicPort(
      'Protocol tcp Dynamic Port Range',
      'Start Port      : ',
      'Number of Ports : ',
    ),
  },
  {
    language: 'Chinese',
    grade: 'pasted',
    encoding: 'cp936',
    print: dynamicPort('协议 tcp 动态端口范围', '启动端口        : ', '端口数          : '),
  },
  {
    language: 'Japanese',
    grade: 'pasted',
    encoding: 'cp932',
    print: dynamicPort(
      'プロトコル tcp の動的ポートの範囲',
      '開始ポート      : ',
      'ポート数        : ',
    ),
  },
  {
    language: 'German',
    grade: 'layout',
    encoding: 'cp850',
    print: dynamicPort(
      'Protokoll tcp Dynamischer Portbereich',
      'Startport       : ',
      'Anzahl von Ports: ',
    ),
  },
  {
    language: 'French',
    grade: 'layout',
    encoding: 'cp850',
    print: dynamicPort(
      'Protocole tcp Plage de ports dynamique',
      'Port de démarrage : ',
      'Nombre de ports   : ',
    ),
  },
];

const excludedPorts =
  (heading: string, columns: string, dashes: string, legend: string) =>
  (rows: readonly PrintedRow[]): string =>
    [
      '',
      heading,
      '',
      columns,
      dashes,
      ...rows.map(
        ({ first, last, administered }) =>
          `${String(first).padStart(10)}  ${String(last).padStart(10)}      ${administered ? '*' : ''}`,
      ),
      '',
      legend,
      '',
      '',
    ].join('\r\n');

/** The known layouts of `netsh int ipv4 show excludedportrange protocol=tcp`. */
export const exclusionLayouts: readonly Layout<(rows: readonly PrintedRow[]) => string>[] = [
  {
    language: 'English',
    grade: 'pasted',
    encoding: 'cp437',
    print: excludedPorts(
      'Protocol tcp Port Exclusion Ranges',
      'Start Port    End Port      ',
      '----------    --------      ',
      '* - Administered port exclusions.',
    ),
  },
  {
    language: 'Chinese',
    grade: 'pasted',
    encoding: 'cp936',
    print: excludedPorts(
      '协议 tcp 端口排除范围',
      '开始端口    结束端口      ',
      '----------    --------      ',
      '* - 管理的端口排除。',
    ),
  },
  {
    language: 'Spanish',
    grade: 'pasted',
    encoding: 'cp850',
    print: excludedPorts(
      'Protocolo tcp Intervalos de exclusión de puertos',
      'Puerto de inicio    Puerto final      ',
      '----------------    ------------      ',
      '* - Exclusiones de puertos administrados.',
    ),
  },
  {
    language: 'French',
    grade: 'pasted',
    encoding: 'cp850',
    print: excludedPorts(
      "Protocole tcp Plages d'exclusion de ports",
      'Port de début    Port de fin      ',
      '-------------    -----------      ',
      '* - Exclusions de ports administrés.',
    ),
  },
  {
    language: 'German',
    grade: 'layout',
    encoding: 'cp850',
    print: excludedPorts(
      'Protokoll tcp Portausschlussbereiche',
      'Startport    Endport      ',
      '---------    -------      ',
      '* - Verwaltete Portausschlüsse.',
    ),
  },
];
